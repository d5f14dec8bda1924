// What reads otherwise, chapter by chapter: windows, who is covered, terms, cases; then the files that changed.

import type { Answer } from '../../client/ask.ts'
import { Empty } from '../../states/empty.tsx'
import { useSpeech } from '../../words/language.tsx'
import { caseAt, chapters, type Difference, usePlaceText } from './places.ts'
import { Quoted } from './quoted.tsx'
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
  const { say } = useSpeech()
  const valueText = useValueText()
  const text = (value: string | undefined): string =>
    value === undefined ? say('absent') : value.includes('\n') ? value : valueText(value)
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
                <del>{text(before)}</del>
              </td>
              <td data-label={say('after')}>
                <ins>{text(after)}</ins>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
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

/** A place in words; a case by its own name, as it was written. */
function PlaceName({ place }: { readonly place: string }) {
  const placeText = usePlaceText()
  const one = caseAt(place)
  return one === undefined ? placeText(place) : <Quoted>{one}</Quoted>
}
