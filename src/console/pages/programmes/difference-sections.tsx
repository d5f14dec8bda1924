// What reads otherwise, chapter by chapter: windows, who is covered, terms, cases; then the files that changed.

import type { Answer } from '../../client/ask.ts'
import { Empty } from '../../states/empty.tsx'
import { useSpeech } from '../../words/language.tsx'
import { groupOf } from './dmn-editor/value-words.ts'
import { caseAt, chapters, type Difference, usePlaceText } from './places.ts'
import { FromFile } from './quoted.tsx'
import { useValueText } from './terms-section.tsx'

type Comparison = Answer<'GET /api/programmes/{programme}/comparison'>

export function DifferenceSections({ differences, files }: Pick<Comparison, 'differences' | 'files'>) {
  const { say } = useSpeech()
  return (
    <>
      {differences.length === 0 && <Empty>{say('sameContent')}</Empty>}
      {chapters(differences).map(({ word, own }) => (
        <section key={word} className="card">
          <h2>{say(word)}</h2>
          <DifferenceTable differences={own} />
        </section>
      ))}
      {files.length > 0 && <FilesSection files={files} />}
    </>
  )
}

/** Each place with what it said and says. */
export function DifferenceTable({ differences }: { readonly differences: readonly Difference[] }) {
  const { say, name } = useSpeech()
  const valueText = useValueText()
  const text = (place: string, value: string | undefined, other: string | undefined): string => {
    if (value === undefined) return say('absent')
    if (place.startsWith('rows[')) return cellText(place, value)
    return value.includes('\n') ? linesApart(value, other ?? '') : valueText(value)
  }
  const cellText = (place: string, cell: string): string =>
    cell
      .split(/("\w+")/)
      .map((part) =>
        part.startsWith('"') ? name(groupOf(place.split('.').at(-1)!), part.slice(1, -1)) : part,
      )
      .join('')
  return (
    <div className="table-wrap">
      <table className="plain cards differences">
        <thead>
          <tr>
            <th scope="col">{say('place')}</th>
            <th scope="col">{say('before')}</th>
            <th scope="col">{say('after')}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ place, before, after }) => (
            <tr key={place} data-place={place}>
              <th scope="row">
                <PlaceName place={place} />
              </th>
              <td data-label={say('before')}>
                <del>{text(place, before, after)}</del>
              </td>
              <td data-label={say('after')}>
                <ins>{text(place, after, before)}</ins>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Of two long texts the lines in which they part, with the line before; what they share is left out. */
function linesApart(text: string, other: string): string {
  const [lines, others] = [text.split('\n'), other.split('\n')]
  const first = lines.findIndex((line, at) => line !== others[at])
  if (other === '' || first < 0) return text
  const ends = Math.min(lines.length, others.length) - first
  let same = 0
  while (same < ends && lines.at(-1 - same) === others.at(-1 - same)) same++
  const from = Math.max(0, first - 1)
  const shown = lines.slice(from, lines.length - same)
  return [...(from > 0 ? ['…'] : []), ...shown, ...(same > 0 ? ['…'] : [])].join('\n')
}

function FilesSection({ files }: Pick<Comparison, 'files'>) {
  const { say } = useSpeech()
  return (
    <section className="card">
      <h2>{say('filesChanged')}</h2>
      <FileList files={files} />
    </section>
  )
}

export function FileList({ files }: Pick<Comparison, 'files'>) {
  const { name } = useSpeech()
  return (
    <ul className="file-list">
      {files.map(({ path, change }) => (
        <li key={path}>
          <span className="badge">{name('fileChange', change)}</span>
          <span className="code" translate="no">
            {path}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** A place in words; a case by its own name. */
function PlaceName({ place }: { readonly place: string }) {
  const placeText = usePlaceText()
  const one = caseAt(place)
  return one === undefined ? placeText(place) : <FromFile>{one}</FromFile>
}
