// What the check of a programme finds, or that nothing is wrong and how much was looked at.

import type { Answer } from '../../client/ask.ts'
import { useSpeech } from '../../words/language.tsx'

export function Findings({ report }: { readonly report: Answer<'POST /api/programmes/check'> }) {
  const { say } = useSpeech()
  const { findings, rows, terms, cases } = report
  if (findings.length === 0) return <p>{say('noFindings', { rows, terms, cases })}</p>
  return (
    <>
      <p>{say('findingsOf', { count: findings.length })}</p>
      <ul className="file-list findings" lang="en" translate="no">
        {findings.map(({ code, file, path, message }) => (
          <li key={`${code} ${file} ${path} ${message}`}>
            <span className="code">{file}</span>
            <span>
              {path} {message}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
