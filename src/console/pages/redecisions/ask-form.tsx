// Asks for a re-decision: which refusal, in which nights, under which corrected version, and why.

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { ask, type Question } from '../../client/ask.ts'
import { isUnderWay, type Job, useJobs, useStarting } from '../../client/jobs.ts'
import { question } from '../../client/questions.ts'
import { to } from '../../paths.ts'
import { dayFrom } from '../../people/day.ts'
import { DayField } from '../../people/day-field.tsx'
import { TextField } from '../../people/text-field.tsx'
import { useNeededRole } from '../../session/needed-role.ts'
import { Choice } from '../../states/choice.tsx'
import { Failed } from '../../states/failed.tsx'
import { JobProgress } from '../../states/job-progress.tsx'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { codeWords } from '../../words/codes.ts'
import { useSpeech } from '../../words/language.tsx'

type Asked = Question<'POST /api/redecisions'>['body']

const nobodyRefused = ['granted', 'none', 'left_the_book']
const codes = Object.keys(codeWords.outcome).filter((code) => !nobodyRefused.includes(code))
const empty = { version: '', code: '', product: '', kind: '', firstDay: '', lastDay: '', reason: '' }
type Typed = typeof empty

/** What is asked, once everything that must be there is. */
function askedFrom(typed: Typed): Asked | undefined {
  const [programme, version] = typed.version.split('@')
  const [firstDay, lastDay] = [dayFrom(typed.firstDay), dayFrom(typed.lastDay)]
  const reason = typed.reason.trim()
  if (version === undefined || typed.code === '' || reason === '') return undefined
  if (firstDay === undefined || lastDay === undefined) return undefined
  const only = Object.fromEntries(
    (['product', 'kind'] as const).flatMap((key) => (typed[key] === '' ? [] : [[key, typed[key]]])),
  )
  return {
    programme: programme!,
    version: Number(version),
    code: typed.code,
    firstDay,
    lastDay,
    reason,
    ...only,
  } as Asked
}

export function AskForm() {
  const { say, name } = useSpeech()
  const [typed, setTyped] = useState(empty)
  const [job, setJob] = useState<string>()
  const needed = useNeededRole('redecision.ask')
  const { data: versions } = useQuery(question('GET /api/programmes', {}))
  const starting = useStarting((body: Asked) => ask('POST /api/redecisions', { body }), setJob)
  const asked = askedFrom(typed)
  const put = (key: keyof Typed) => (value: string) => setTyped({ ...typed, [key]: value })
  const choices = (group: 'product' | 'circumstance') =>
    Object.keys(codeWords[group]).map((value) => ({ value, label: name(group, value) }))
  return (
    <form
      className="card stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (asked !== undefined) starting.mutate(asked)
      }}
    >
      <h2>{say('redecideAnew')}</h2>
      <div className="row">
        <Choice
          label={say('redecidedCode')}
          value={typed.code}
          onChange={put('code')}
          options={codes.map((value) => ({ value, label: name('outcome', value) }))}
          isRequired
        />
        <Choice
          label={say('redecidedVersion')}
          value={typed.version}
          onChange={put('version')}
          options={(versions?.items ?? []).map(({ programme, version }) => ({
            value: `${programme}@${version}`,
            label: `${programme} ${version}`,
          }))}
          isRequired
        />
        <Choice
          label={say('redecidedProduct')}
          value={typed.product}
          onChange={put('product')}
          options={choices('product')}
        />
        <Choice
          label={say('redecidedKind')}
          value={typed.kind}
          onChange={put('kind')}
          options={choices('circumstance')}
        />
        <DayField label={say('firstNight')} value={typed.firstDay} onChange={put('firstDay')} />
        <DayField label={say('lastNight')} value={typed.lastDay} onChange={put('lastDay')} />
      </div>
      <TextField
        label={say('redecidedReason')}
        value={typed.reason}
        onChange={put('reason')}
        maxLength={2000}
      />
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
    <ReasonedButton reason={undefined} onClick={go}>
      {say('redecisions')}
    </ReasonedButton>
  )
}
