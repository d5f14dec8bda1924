// A night led from here: the extract imported, the plan drafted, as jobs of the server that this page watches.

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Answer, ask } from '../../client/ask.ts'
import { isUnderWay, type Job, resultOf, useJobs, useStarting } from '../../client/jobs.ts'
import { question } from '../../client/questions.ts'
import { countText, dayText } from '../../figures/figures.ts'
import { useNeededRole } from '../../session/needed-role.ts'
import { usePermission } from '../../session/session.tsx'
import { useAddressFilter } from '../../states/address-filter.ts'
import { Answered } from '../../states/answered.tsx'
import { Choice } from '../../states/choice.tsx'
import { Failed } from '../../states/failed.tsx'
import { JobProgress } from '../../states/job-progress.tsx'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { useSpeech } from '../../words/language.tsx'
import { useVersionName } from '../programmes/programme-name.tsx'
import { DraftedPlan } from './drafted-plan.tsx'

const nightJobs: readonly string[] = ['import', 'draft']

export function NightSection() {
  const { say } = useSpeech()
  const [started, watch] = useState('')
  const jobs = useJobs()
  const job = jobs.find((one) => nightJobs.includes(one.kind) && (isUnderWay(one) || one.id === started))
  const busy = job !== undefined && isUnderWay(job)
  return (
    <section className="card no-print" aria-labelledby="tonight">
      <h2 id="tonight">{say('tonight')}</h2>
      <p className="quiet">{say('tonightLead')}</p>
      <div className="night">
        <ImportStep busy={busy} onStarted={watch} />
        <DraftStep busy={busy} onStarted={watch} />
      </div>
      <div className="night-job">{job !== undefined && <NightJob job={job} />}</div>
    </section>
  )
}

interface StepProps {
  /** True while another step of a night goes on. */
  readonly busy: boolean
  readonly onStarted: (job: string) => void
}

function ImportStep({ busy, onStarted }: StepProps) {
  const { say, language } = useSpeech()
  const { granted } = usePermission('book.import')
  const needed = useNeededRole('book.import')
  const extracts = useQuery({ ...question('GET /api/extracts', {}), enabled: granted })
  const next = extracts.data?.items.filter(({ state }) => state !== 'imported').at(-1)
  const importing = useStarting((day: string) => ask('POST /api/books', { body: { day } }), onStarted)
  if (needed !== undefined) return <p className="quiet">{needed}</p>
  if (next === undefined)
    return <Answered query={extracts}>{() => <p className="quiet">{say('nothingToImport')}</p>}</Answered>
  return (
    <div className="night-step">
      <ReasonedButton
        reason={busy ? say('isUnderWay') : undefined}
        loading={importing.isPending}
        onClick={() => importing.mutate(next.asOf)}
      >
        {say('importOf', { day: dayText(next.asOf, language) })}
      </ReasonedButton>
      {importing.error !== null && <Failed error={importing.error} />}
    </div>
  )
}

type Book = Answer<'GET /api/books'>['items'][number]
type Version = Answer<'GET /api/programmes'>['items'][number]

function DraftStep(step: StepProps) {
  const { say } = useSpeech()
  const { granted } = usePermission('plan.draft')
  const needed = useNeededRole('plan.draft')
  const books = useQuery({ ...question('GET /api/books', {}), enabled: granted })
  const programmes = useQuery(question('GET /api/programmes', {}))
  const lately = useQuery({
    ...question('GET /api/plans', { query: { kind: 'nightly', limit: 1 } }),
    enabled: granted,
  })
  if (!granted) return <ReasonedButton reason={needed}>{say('draftPlan')}</ReasonedButton>
  if (books.data?.items.length === 0) return <p>{say('noBook')}</p>
  return (
    <Answered query={books}>
      {({ items }) => (
        <Answered query={programmes}>
          {(found) => (
            <Answered query={lately}>
              {({ items: [plan] }) => (
                <DraftForm
                  {...step}
                  books={items}
                  programmes={newestOf(found.items)}
                  lately={plan?.programme}
                />
              )}
            </Answered>
          )}
        </Answered>
      )}
    </Answered>
  )
}

/** The newest version of each programme; versions come in their order. */
const newestOf = (versions: readonly Version[]): readonly Version[] => [
  ...new Map(versions.map((version) => [version.programme, version])).values(),
]

interface DraftFormProps extends StepProps {
  readonly books: readonly Book[]
  /** The newest version of each. */
  readonly programmes: readonly Version[]
  /** The programme of the plan that was drafted last; proposed unless the address names one. */
  readonly lately: string | undefined
}

function DraftForm({ books, programmes, lately, busy, onStarted }: DraftFormProps) {
  const versionName = useVersionName()
  const { say, language } = useSpeech()
  const { chosen, choose } = useAddressFilter()
  const book = books.find(({ id }) => id === chosen('book')) ?? books[0]!
  const of = (programme: string | undefined) => programmes.find((one) => one.programme === programme)
  const newest = of(chosen('programme')) ?? of(lately) ?? programmes[0]
  const drafting = useStarting(
    ({ programme, version }: Version) =>
      ask('POST /api/plans', { body: { programme, version, book: book.id } }),
    onStarted,
  )
  if (newest === undefined) return <p>{say('noProgramme')}</p>
  const labels = books.map(({ id, asOf, accounts }) => ({
    value: id,
    label: say('bookChoice', { day: dayText(asOf, language), accounts: countText(accounts) }),
  }))
  return (
    <div className="night-step">
      <div className="row night-choices">
        <Choice
          label={say('bookOf')}
          value={book.id}
          onChange={(id) => choose('book', id)}
          options={labels}
          isRequired
        />
        <Choice
          label={say('programmeChoice')}
          value={newest.programme}
          onChange={(id) => choose('programme', id)}
          options={programmes.map(({ programme, version }) => ({
            value: programme,
            label: versionName(programme, version),
          }))}
          isRequired
        />
        <ReasonedButton
          type="primary"
          reason={busy ? say('isUnderWay') : undefined}
          loading={drafting.isPending}
          onClick={() => drafting.mutate(newest)}
        >
          {say('draftOf', { day: dayText(book.asOf, language) })}
        </ReasonedButton>
      </div>
      {drafting.error !== null && <Failed error={drafting.error} />}
    </div>
  )
}

function NightJob({ job }: { readonly job: Job }) {
  const { say } = useSpeech()
  return (
    <JobProgress job={job} title={say(job.kind === 'import' ? 'importing' : 'drafting')}>
      {job.kind === 'import' ? <Imported job={job} /> : <Drafted job={job} />}
    </JobProgress>
  )
}

function Imported({ job }: { readonly job: Job }) {
  const { say, language } = useSpeech()
  const { asOf, accounts, quarantined, already, customers } = resultOf(job)
  const day = dayText(String(asOf), language)
  const counts = { accounts: countText(Number(accounts)), quarantined: countText(Number(quarantined)) }
  return (
    <>
      <p>{already === true ? say('importedBefore', { day }) : say('imported', { day, ...counts })}</p>
      {customers !== undefined && (
        <p>{say('customersNotLoaded', { code: String((customers as { readonly code?: string }).code) })}</p>
      )}
    </>
  )
}

function Drafted({ job }: { readonly job: Job }) {
  const { say } = useSpeech()
  const { plan, corrections } = resultOf(job)
  if (Number(corrections) === 0) return <p>{say('nothingTonight')}</p>
  return (
    <div>
      <DraftedPlan plan={String(plan)} corrections={Number(corrections)} waits="drafted" />
    </div>
  )
}
