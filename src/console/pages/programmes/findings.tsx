// What the check of a programme finds, or that nothing is wrong and how much was looked at.

import { Button } from 'antd'
import type { Answer } from '../../client/ask.ts'
import { useSpeech } from '../../words/language.tsx'
import { caseColumnIn } from './dmn-editor/case-rows.ts'
import { inWords } from './dmn-editor/finding-words.ts'
import { FromFile, Quoted } from './quoted.tsx'
import { WhyNot } from './why-not.tsx'

type Report = Answer<'POST /api/programmes/check'>
type Finding = Report['findings'][number]

/** The facts of a person that every table of who is covered may ask for. */
const caseFacts = ['product', 'kind', 'relation'] as const

interface FindingsProps {
  readonly report: Report
  /** What writes into a case that it expects what came of it; undefined where that cannot be written. */
  readonly accepting?: (finding: Finding) => (() => void) | undefined
}

export function Findings({ report, accepting }: FindingsProps) {
  const { say } = useSpeech()
  const { findings, rows, terms, cases } = report
  if (findings.length === 0) return <p>{say('noFindings', { rows, terms, cases })}</p>
  return (
    <>
      <p>{say('findingsOf', { count: findings.length })}</p>
      {findings.some((finding) => accepting?.(finding) !== undefined) && (
        <p className="quiet">{say('acceptAnswerHint')}</p>
      )}
      <ul className="file-list findings">
        {findings.map((finding) => (
          <li key={`${finding.code} ${finding.file} ${finding.path} ${finding.message}`}>
            <OneFinding finding={finding} accept={accepting?.(finding)} />
          </li>
        ))}
      </ul>
    </>
  )
}

/** What is wrong in the words of the page, where, and what exactly. */
interface OneFindingProps {
  readonly finding: Finding
  readonly accept: (() => void) | undefined
}

function OneFinding({ finding, accept }: OneFindingProps) {
  const { code, file, path, message } = finding
  const { say, name, language } = useSpeech()
  const columns = caseFacts.map((fact) => ({ name: fact, label: caseColumnIn(fact, language) }))
  const { place, person } = inWords(finding, { say, name, columns })
  const isCase = code === 'case_fails'
  return (
    <>
      <span>
        <strong>{name('finding', code)}</strong>{' '}
        {person === undefined && (
          <span className={isCase ? '' : 'code'}>
            {isCase ? <FromFile>{path}</FromFile> : <Quoted>{path}</Quoted>}
          </span>
        )}
      </span>
      {isCase ? (
        <WhyNot message={message} />
      ) : person !== undefined ? (
        <span className="quiet">
          {place} · {person}
        </span>
      ) : (
        <span className="quiet">
          <Quoted>{message}</Quoted>
        </span>
      )}
      <span className="code">{file}</span>
      {accept !== undefined && (
        <span>
          <Button size="small" onClick={accept}>
            {say('acceptAnswer')}
          </Button>
        </span>
      )}
    </>
  )
}
