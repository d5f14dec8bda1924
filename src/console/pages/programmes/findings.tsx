// What the check of a programme finds, or that nothing is wrong and how much was looked at.

import type { Answer } from '../../client/ask.ts'
import { useSpeech } from '../../words/language.tsx'
import { Quoted } from './quoted.tsx'
import { WhyNot } from './why-not.tsx'

type Report = Answer<'POST /api/programmes/check'>
type Finding = Report['findings'][number]

export function Findings({ report }: { readonly report: Report }) {
  const { say } = useSpeech()
  const { findings, rows, terms, cases } = report
  if (findings.length === 0) return <p>{say('noFindings', { rows, terms, cases })}</p>
  return (
    <>
      <p>{say('findingsOf', { count: findings.length })}</p>
      <ul className="file-list findings">
        {findings.map((finding) => (
          <li key={`${finding.code} ${finding.file} ${finding.path} ${finding.message}`}>
            <OneFinding finding={finding} />
          </li>
        ))}
      </ul>
    </>
  )
}

/** What is wrong in the words of the page, where, and what exactly. */
function OneFinding({ finding: { code, file, path, message } }: { readonly finding: Finding }) {
  const { name } = useSpeech()
  const isCase = code === 'case_fails'
  return (
    <>
      <span>
        <strong>{name('finding', code)}</strong>{' '}
        <span className={isCase ? '' : 'code'}>
          <Quoted>{path}</Quoted>
        </span>
      </span>
      {isCase ? (
        <WhyNot message={message} />
      ) : (
        <span className="quiet">
          <Quoted>{message}</Quoted>
        </span>
      )}
      <span className="code">{file}</span>
    </>
  )
}
