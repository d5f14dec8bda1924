// The runs under way with their progress, and once all have ended what came of them.

import { useQueries } from '@tanstack/react-query'
import { Progress } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { AskFailed } from '../../client/ask.ts'
import { resultOf } from '../../client/jobs.ts'
import { question } from '../../client/questions.ts'
import { countText, percentOf } from '../../figures/figures.ts'
import { Failed } from '../../states/failed.tsx'
import { Loading } from '../../states/loading.tsx'
import { useSpeech } from '../../words/language.tsx'
import { ComparisonSection } from './comparison-section.tsx'
import { Results } from './results.tsx'
import { simulationOf } from './simulation.ts'
import { hasEnded, type Job, triedBy } from './tried.ts'
import { useTriedNames } from './tried-name.ts'

/** While a run goes on it is asked for anew, in milliseconds. */
const askEvery = 700

interface RunsSectionProps {
  readonly jobs: readonly string[]
  /** Where something else is chosen, unless it is chosen above. */
  readonly again?: string
}

export function RunsSection({ jobs, again }: RunsSectionProps) {
  const { say } = useSpeech()
  const { nameOf, shortNameOf } = useTriedNames()
  const [search] = useSearchParams()
  const comparison = search.get('compare')
  const queries = useQueries({
    queries: jobs.map((job) => ({
      ...question('GET /api/jobs/{job}', { path: { job } }),
      refetchInterval: ({ state: { data } }: { readonly state: { readonly data: Job | undefined } }) =>
        data !== undefined && !hasEnded(data) ? askEvery : (false as const),
    })),
  })
  const failed = queries.find(({ error }) => error !== null)
  const found = queries.flatMap(({ data }) => (data === undefined ? [] : [data]))
  const called = areOfOneProgramme(found) ? shortNameOf : nameOf
  const done = found.flatMap((job) => {
    const simulation = simulationOf(job)
    return simulation === undefined ? [] : [{ name: called(triedBy(job)), simulation }]
  })
  return (
    <>
      <section className="card" aria-live="polite">
        {failed !== undefined && <Failed error={failed.error} again={failed.refetch} />}
        {failed === undefined && found.length < jobs.length && <Loading />}
        {found.map((job) => (
          <RunProgress key={job.id} job={job} name={nameOf(triedBy(job))} />
        ))}
        {again !== undefined && (
          <Link to={again} className="no-print">
            {say('startAgain')}
          </Link>
        )}
      </section>
      {done.length === jobs.length && <Results runs={done} />}
      {done.length === jobs.length && comparison !== null && <ComparisonSection comparison={comparison} />}
    </>
  )
}

/** A draft or a submission is tried beside the version it would replace. */
function areOfOneProgramme(jobs: readonly Job[]): boolean {
  const named = jobs.flatMap(({ input }) => (input.programme === undefined ? [] : [input.programme]))
  return new Set(named).size <= 1
}

function RunProgress({ job, name }: { readonly job: Job; readonly name: string }) {
  const { say } = useSpeech()
  const { state, done, total } = job
  const isBroken = state === 'failed' || state === 'refused'
  return (
    <div className="run" data-state={state}>
      <h3>{name}</h3>
      <Progress
        percent={state === 'done' ? 100 : percentOf(done, total)}
        status={isBroken ? 'exception' : state === 'done' ? 'success' : 'active'}
        aria-label={say('progressOf', { name })}
      />
      {isBroken ? (
        <WhyBroken job={job} />
      ) : (
        <p className="quiet">
          {total === 0
            ? say('notYetBegun')
            : say('accountsDone', { done: countText(done), total: countText(total) })}
        </p>
      )}
    </div>
  )
}

/** What was refused comes to the same when it is begun again: it says what is wrong instead. */
function WhyBroken({ job }: { readonly job: Job }) {
  const { say, name } = useSpeech()
  const { code = '', because = '' } = resultOf(job) as Readonly<Record<string, string>>
  if (job.state === 'failed') return <p className="quiet">{say('jobFailed')}</p>
  const what = name('finding', code)
  if (what !== code) return <p className="reason">{say('triedHasFault', { what })}</p>
  return <Failed error={new AskFailed({ code, detail: because, status: 409 })} />
}
