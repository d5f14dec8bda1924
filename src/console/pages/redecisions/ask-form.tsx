// Asks for a re-decision: which refusal or which rows, in which nights, under which corrected version, and why.

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { ask } from '../../client/ask.ts'
import { isUnderWay, type Job, useJobs, useStarting } from '../../client/jobs.ts'
import { question } from '../../client/questions.ts'
import { to } from '../../paths.ts'
import { DayField } from '../../people/day-field.tsx'
import { TextField } from '../../people/text-field.tsx'
import { useNeededRole } from '../../session/needed-role.ts'
import { useAddressFilter } from '../../states/address-filter.ts'
import { Choice } from '../../states/choice.tsx'
import { Failed } from '../../states/failed.tsx'
import { JobProgress } from '../../states/job-progress.tsx'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { codeWords } from '../../words/codes.ts'
import { useSpeech } from '../../words/language.tsx'
import { InWordsOf } from '../programmes/in-words.tsx'
import { useVersionName } from '../programmes/programme-name.tsx'
import { type Asked, type AskedKey, askedFrom, type Typed, typedFrom, versionFrom } from './asked.ts'
import { RowChoice } from './row-choice.tsx'

const nobodyRefused = ['granted', 'none', 'left_the_book']
const codes = Object.keys(codeWords.outcome).filter((code) => !nobodyRefused.includes(code))

export function AskForm() {
  const { say } = useSpeech()
  const { chosen, put } = useAddressFilter()
  const [reason, setReason] = useState('')
  const [job, setJob] = useState<string>()
  const needed = useNeededRole('redecision.ask')
  const starting = useStarting((body: Asked) => ask('POST /api/redecisions', { body }), setJob)
  const typed = typedFrom(chosen)
  const asked = askedFrom(typed, reason)
  return (
    <form
      className="card stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (asked !== undefined) starting.mutate(asked)
      }}
    >
      <h2>{say('redecideAnew')}</h2>
      <InWordsOf {...versionFrom(typed.version)}>
        <Fields typed={typed} put={put} />
      </InWordsOf>
      <RowChoice typed={typed} choose={(rows) => put({ rows })} />
      <TextField label={say('redecidedReason')} value={reason} onChange={setReason} maxLength={2000} />
      <div>
        <ReasonedButton
          type="primary"
          htmlType="submit"
          reason={needed ?? (asked === undefined ? say('fillRedecision') : undefined)}
          loading={starting.isPending}
        >
          {say('startRedecision')}
        </ReasonedButton>
      </div>
      {starting.error !== null && <Failed error={starting.error} />}
      {job !== undefined && <Started id={job} />}
    </form>
  )
}

interface FieldsProps {
  readonly typed: Typed
  readonly put: (values: Readonly<Partial<Record<AskedKey, string>>>) => void
}

function Fields({ typed, put }: FieldsProps) {
  const { say, name } = useSpeech()
  const versionName = useVersionName()
  const { data: versions } = useQuery(question('GET /api/programmes', {}))
  const corrected = versionFrom(typed.version)
  const before = (versions?.items ?? []).filter(
    ({ programme, version }) =>
      corrected !== undefined && programme === corrected.programme && version < corrected.version,
  )
  const choices = (group: 'product' | 'circumstance') =>
    Object.keys(codeWords[group]).map((value) => ({ value, label: name(group, value) }))
  return (
    <div className="row">
      <Choice
        label={say('redecidedVersion')}
        value={typed.version}
        onChange={(version) => put({ version, under: '', rows: '' })}
        options={(versions?.items ?? []).map(({ programme, version }) => ({
          value: `${programme}@${version}`,
          label: versionName(programme, version),
        }))}
        isRequired
      />
      <Choice
        label={say('redecidedUnder')}
        value={typed.under}
        onChange={(under) => put({ under, rows: '' })}
        options={before.map(({ version }) => ({
          value: String(version),
          label: say('versionNumber', { version }),
        }))}
        nothing={say('anyVersionBefore')}
      />
      <Choice
        label={say('redecidedCode')}
        value={typed.code}
        onChange={(code) => put({ code })}
        options={codes.map((value) => ({ value, label: name('outcome', value) }))}
      />
      <Choice
        label={say('redecidedProduct')}
        value={typed.product}
        onChange={(product) => put({ product })}
        options={choices('product')}
      />
      <Choice
        label={say('redecidedKind')}
        value={typed.kind}
        onChange={(kind) => put({ kind })}
        options={choices('circumstance')}
      />
      <DayField label={say('firstNight')} value={typed.firstDay} onChange={(firstDay) => put({ firstDay })} />
      <DayField label={say('lastNight')} value={typed.lastDay} onChange={(lastDay) => put({ lastDay })} />
    </div>
  )
}

function Started({ id }: { readonly id: string }) {
  const { say } = useSpeech()
  const navigate = useNavigate()
  const job = useJobs().find((one) => one.id === id)
  if (job === undefined) return null
  return (
    <JobProgress job={job} title={say('redeciding')}>
      <Arrived job={job} go={() => navigate(to.redecision(id))} />
    </JobProgress>
  )
}

function Arrived({ job, go }: { readonly job: Job; readonly go: () => void }) {
  const { say } = useSpeech()
  if (isUnderWay(job)) return null
  return (
    <p className="row">
      {say('redecisionDone')}
      <ReasonedButton reason={undefined} onClick={go}>
        {say('seeRedecision')}
      </ReasonedButton>
    </p>
  )
}
