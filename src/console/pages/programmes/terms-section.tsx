// The numbers of a programme, each with the sentence it comes from.

import { dayText } from '../../figures/figures.ts'
import { useSpeech } from '../../words/language.tsx'
import { FromFile, isWrittenIn, Quoted, useWordsFromFile } from './quoted.tsx'
import type { WrittenTerm } from './written-programme.ts'

export function TermsSection({ terms }: { readonly terms: readonly WrittenTerm[] }) {
  const { say, language, name } = useSpeech()
  const valueText = useValueText()
  const wordsOf = useWordsFromFile()
  return (
    <section className="card">
      <h2>{say('terms')}</h2>
      <div className="table-wrap">
        <table className="plain cards">
          <thead>
            <tr>
              <th scope="col">{say('term')}</th>
              <th scope="col">{say('value')}</th>
              <th scope="col">{say('source')}</th>
            </tr>
          </thead>
          <tbody>
            {terms.map(({ product, id, value, source, note }) => (
              <tr key={`${product} ${id}`}>
                <th scope="row">
                  <span>
                    {name('term', id)}
                    {product !== undefined && <span className="quiet"> · {name('product', product)}</span>}
                  </span>
                </th>
                <td data-label={say('value')}>
                  <strong>{valueText(value)}</strong>
                </td>
                <td data-label={say('source')}>
                  <div>
                    <Quoted>{source}</Quoted>
                    {note !== undefined && isWrittenIn(language, wordsOf(note)) && (
                      <p className="quiet">
                        <FromFile>{note}</FromFile>
                      </p>
                    )}
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** A value of a term, or of a place of a comparison, in words. */
export function useValueText(): (value: unknown) => string {
  const { say, language, name } = useSpeech()
  const textOf = (value: unknown): string => {
    if (Array.isArray(value)) return value.map(textOf).join(say('listSeparator'))
    if (typeof value === 'object' && value !== null) {
      const { untilDay, waiverPercent } = value as Readonly<Record<string, unknown>>
      if (typeof untilDay === 'string' && typeof waiverPercent === 'number')
        return say('untilWithShare', { day: dayText(untilDay, language), percent: waiverPercent })
      const parts = Object.entries(value).map(([key, member]) => `${name('term', key)} ${textOf(member)}`)
      return parts.join(say('listSeparator'))
    }
    const text = String(value)
    if (/^\d{4}-\d\d-\d\d$/.test(text)) return dayText(text, language)
    const known = name('termValue', text)
    return known === text ? name('charge', text) : known
  }
  return textOf
}
