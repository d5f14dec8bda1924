// What the check of a programme finds, or that nothing is wrong and how much was looked at.

import { Button } from 'antd'
import type { Answer } from '../../client/ask.ts'
import { useSpeech } from '../../words/language.tsx'
import { caseColumnIn } from './dmn-editor/case-rows.ts'
import { inWords } from './dmn-editor/finding-words.ts'
import { detailOf } from './finding-detail.ts'
import { useFindingPlace } from './places.ts'
import { FromFile, Quoted } from './quoted.tsx'
import { useRegionName } from './region-name.ts'
import { WhyNot } from './why-not.tsx'

type Report = Answer<'POST /api/programmes/check'>
type Finding = Report['findings'][number]

/** The facts of a person that every table of who is covered may ask for. */
const caseFacts = ['product', 'kind', 'relation'] as const

interface FindingsProps {
  readonly report: Report
  /** Shows what cases would expect if they took over what came of them. */
  readonly takeOver?: (named: readonly { readonly file: string; readonly name: string }[]) => void
}

export function Findings({ report, takeOver }: FindingsProps) {
  const { say } = useSpeech()
  const { findings, rows, terms, cases } = report
  const failing = findings
    .filter(({ code }) => code === 'case_fails')
    .map(({ file, path }) => ({ file, name: path }))
  if (findings.length === 0) return <p>{say('noFindings', { rows, terms, cases })}</p>
  return (
    <>
      <p>{say('findingsOf', { count: findings.length })}</p>
      {takeOver !== undefined && failing.length > 0 && (
        <div className="take-over">
          <p className="quiet">{say('acceptAnswerHint')}</p>
          {failing.length > 1 && (
            <Button onClick={() => takeOver(failing)}>
              {say('acceptAnswers', { count: failing.length })}
            </Button>
          )}
        </div>
      )}
      <ul className="file-list findings">
        {findings.map((finding) => (
          <li key={`${finding.code} ${finding.file} ${finding.path} ${finding.message}`}>
            <OneFinding finding={finding} takeOver={takeOver} />
          </li>
        ))}
      </ul>
    </>
  )
}

/** What is wrong in the words of the page, where, and what exactly. */
interface OneFindingProps {
  readonly finding: Finding
  readonly takeOver: FindingsProps['takeOver']
}

function OneFinding({ finding, takeOver }: OneFindingProps) {
  const { code, file, path, message, decision } = finding
  const { say, name, language } = useSpeech()
  const columns = caseFacts.map((fact) => ({ name: fact, label: caseColumnIn(fact, language) }))
  const { place, person } = inWords(finding, { say, name, columns })
  const detail = detailOf(finding, { name, language, regionName: useRegionName() })
  const isCase = code === 'case_fails'
  const where = useFindingPlace()(file, path)
  const inTable = decision === undefined ? [] : [place]
  const inWordsOfThePage = [...inTable, person, detail].filter((part) => part !== undefined).join(' · ')
  return (
    <>
      <span>
        <strong>{name('finding', code)}</strong>{' '}
        {decision === undefined && (
          <span className={isCase || where !== undefined ? '' : 'code'}>
            {isCase ? <FromFile>{path}</FromFile> : (where ?? <Quoted>{path}</Quoted>)}
          </span>
        )}
      </span>
      {isCase ? (
        <WhyNot message={message} />
      ) : inWordsOfThePage !== '' ? (
        <span className="quiet">{inWordsOfThePage}</span>
      ) : (
        language === 'en' && <span className="quiet">{message}</span>
      )}
      <span className="code">{file}</span>
      {takeOver !== undefined && isCase && (
        <span>
          <Button size="small" onClick={() => takeOver([{ file, name: path }])}>
            {say('acceptAnswer')}
          </Button>
        </span>
      )}
    </>
  )
}
