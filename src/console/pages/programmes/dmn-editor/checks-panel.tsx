// What is wrong with the table, each finding with its row and an example person; pressed, it leads to the row.

import { useSpeech } from '../../../words/language.tsx'
import type { Column } from './columns.ts'
import { inWords, toneOf } from './finding-words.ts'
import type { Finding } from './use-live-check.ts'

interface ChecksPanelProps {
  readonly findings: readonly Finding[]
  /** How many findings there are in other files. */
  readonly others: number
  readonly columns: readonly Column[]
  readonly goTo: (row: number, column?: string) => void
}

export function ChecksPanel({ findings, others, columns, goTo }: ChecksPanelProps) {
  const { say } = useSpeech()
  return (
    <section className="checks" aria-label={say('checks')}>
      <h3>{say('checks')}</h3>
      <p role="status">
        <span className={`badge ${findings.length === 0 ? 'good' : 'bad'}`}>
          {findings.length === 0 ? say('tableIsSound') : say('faultsInTable', { count: findings.length })}
        </span>
      </p>
      <ul>
        {findings.map((finding) => (
          <li key={`${finding.code} ${finding.path} ${finding.message}`}>
            <OneFinding finding={finding} columns={columns} goTo={goTo} />
          </li>
        ))}
      </ul>
      {others > 0 && <p className="quiet">{say('faultsElsewhere', { count: others })}</p>}
    </section>
  )
}

interface OneFindingProps extends Pick<ChecksPanelProps, 'columns' | 'goTo'> {
  readonly finding: Finding
}

function OneFinding({ finding, columns, goTo }: OneFindingProps) {
  const speech = useSpeech()
  const { place, what, person } = inWords(finding, { ...speech, columns })
  const [first, second] = finding.rows ?? []
  const row = second ?? first
  const body = (
    <>
      <span className="finding-place">{place}</span>
      <span className="finding-what">{what}</span>
      {person !== undefined && <span className="quiet">{person}</span>}
    </>
  )
  const className = `finding ${toneOf(finding)}`
  if (row === undefined) return <div className={className}>{body}</div>
  const column = /(\w+)\)?$/.exec(finding.column ?? '')?.[1]
  return (
    <button type="button" className={className} onClick={() => goTo(row, column)}>
      {body}
    </button>
  )
}
