// The cases written beside a programme, and whether each holds when they are run.

import { useMutation } from '@tanstack/react-query'
import { type Answer, ask } from '../../client/ask.ts'
import { useNeededRole } from '../../session/needed-role.ts'
import { Failed } from '../../states/failed.tsx'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { useSpeech } from '../../words/language.tsx'
import { FromFile } from './quoted.tsx'
import { casesOf, type PolicyFile, type WrittenCase } from './written-programme.ts'

type Report = Answer<'POST /api/programmes/check'>

export function CasesSection({ files }: { readonly files: readonly PolicyFile[] }) {
  const { say } = useSpeech()
  const reason = useNeededRole('programme.try')
  const checking = useMutation({ mutationFn: () => ask('POST /api/programmes/check', { body: { files } }) })
  const cases = casesOf(files)
  return (
    <section className="card">
      <h2>{say('cases')}</h2>
      <p className="quiet">{say('casesLead')}</p>
      <div className="row below no-print">
        <ReasonedButton reason={reason} loading={checking.isPending} onClick={() => checking.mutate()}>
          {say('runCases', { count: cases.length })}
        </ReasonedButton>
        <span aria-live="polite">{checking.data !== undefined && <Outcome report={checking.data} />}</span>
      </div>
      {checking.error !== null && <Failed error={checking.error} />}
      <div className="below">
        {[...new Set(cases.map(({ file }) => file))].map((file) => (
          <CaseGroup
            key={file}
            file={file}
            cases={cases.filter((one) => one.file === file)}
            report={checking.data}
          />
        ))}
      </div>
    </section>
  )
}

interface CaseGroupProps {
  readonly file: string
  readonly cases: readonly WrittenCase[]
  readonly report: Report | undefined
}

function CaseGroup({ file, cases, report }: CaseGroupProps) {
  const { name } = useSpeech()
  const id = file.replace(/^cases\/|\.yaml$/g, '')
  const failed =
    report === undefined ? 0 : failuresOf(report).filter((finding) => finding.file === file).length
  return (
    <details className="case-group" open={failed > 0}>
      <summary>
        <GroupBadge count={cases.length} failed={report === undefined ? undefined : failed} />
        <strong>{name('caseFile', id) === id ? name('measure', id) : name('caseFile', id)}</strong>
      </summary>
      <ul className="case-list">
        {cases.map((one) => (
          <li key={one.name}>
            <CaseBadge one={one} report={report} />
            <FromFile>{one.name}</FromFile>
          </li>
        ))}
      </ul>
    </details>
  )
}

function GroupBadge({ count, failed }: { readonly count: number; readonly failed: number | undefined }) {
  const tone = failed === undefined ? '' : failed > 0 ? 'bad' : 'good'
  return (
    <span className={`badge ${tone}`}>{failed === undefined ? count : `${count - failed} / ${count}`}</span>
  )
}

const failuresOf = ({ findings }: Report) => findings.filter(({ file }) => file.startsWith('cases/'))

function Outcome({ report }: { readonly report: Report }) {
  const { say } = useSpeech()
  const failed = failuresOf(report).length
  if (failed > 0) return <span className="badge bad">{say('casesFail', { count: failed })}</span>
  return <span className="badge good">{say('casesHold', { count: report.cases })}</span>
}

function CaseBadge({ one, report }: { readonly one: WrittenCase; readonly report: Report | undefined }) {
  const { say } = useSpeech()
  if (report === undefined) return <span className="badge">{say('notRun')}</span>
  const fails = failuresOf(report).some(({ file, path }) => file === one.file && path === one.name)
  return <span className={`badge ${fails ? 'bad' : 'good'}`}>{fails ? say('fails') : say('holds')}</span>
}
