// What one or two runs found: figures in all, by circumstance and by league, with the difference, and as a chart.

import { Alert, Select } from 'antd'
import { lazy, Suspense, useId } from 'react'
import { useSearchParams } from 'react-router'
import { dayText } from '../../figures/figures.ts'
import { Loading } from '../../states/loading.tsx'
import { useSpeech } from '../../words/language.tsx'
import { RunTable } from './run-table.tsx'
import {
  type Figure,
  figureOf,
  figures,
  grantedBy,
  kindsOf,
  leaguesOf,
  people,
  type Simulation,
} from './simulation.ts'

const BarsByRun = lazy(() => import('./bars-by-run.tsx'))

export interface NamedRun {
  readonly name: string
  readonly simulation: Simulation
}

interface ResultsProps {
  readonly runs: readonly NamedRun[]
}

export function Results({ runs }: ResultsProps) {
  const { say, language } = useSpeech()
  const rows = [people, ...figures].map(({ id, word, isMoney, of }) => ({
    id,
    word: say(word),
    isMoney,
    values: runs.map(({ simulation }) => of(simulation)),
  }))
  return (
    <>
      <section className="card">
        <div className="head">
          <h2>{say('inTotal')}</h2>
          <p className="quiet">{say('simulatedOn', { day: dayText(runs[0]!.simulation.asOf, language) })}</p>
        </div>
        <p className="quiet">{say('simulatedMeans')}</p>
        {isAllDone(rows) && <Alert className="below" type="info" showIcon title={say('nothingLeftToDo')} />}
        <RunTable id="totals" head={say('figure')} names={runs.map(({ name }) => name)} rows={rows} />
      </section>
      <KindSection runs={runs} />
      <LeagueSection runs={runs} />
    </>
  )
}

/** True where somebody is granted and the book shows nothing left to correct: every version looks alike on it. */
const isAllDone = (rows: readonly { readonly id: string; readonly values: readonly number[] }[]): boolean =>
  rows.every(({ id, values }) => values.every((value) => (value === 0) !== grantedRows.includes(id)))

const grantedRows = ['people', 'granted']

function KindSection({ runs }: ResultsProps) {
  const { say, name } = useSpeech()
  const rows = kindsOf(runs.map(({ simulation }) => simulation)).map((kind) => ({
    id: kind,
    word: name('circumstance', kind),
    isMoney: false,
    values: runs.map(({ simulation }) => grantedBy(simulation, kind)),
  }))
  if (rows.length === 0) return null
  return (
    <section className="card">
      <h2>{say('byKind')}</h2>
      <Chart title={say('byKind')} runs={runs} rows={rows} />
      <RunTable id="kinds" head={say('circumstance')} names={runs.map((run) => run.name)} rows={rows} />
    </section>
  )
}

function LeagueSection({ runs }: ResultsProps) {
  const { say, name } = useSpeech()
  const [search, setSearch] = useSearchParams()
  const id = useId()
  const figure = figureOf(search.get('figure'))
  const choose = (id: string) => {
    search.set('figure', id)
    setSearch(search, { replace: true, preventScrollReset: true })
  }
  const title = say('byLeagueOf', { figure: say(figure.word) })
  const rows = leagueRows(runs, figure, (league) => name('league', league))
  return (
    <section className="card">
      <div className="head">
        <h2>{title}</h2>
        <label className="row no-print" htmlFor={id}>
          <span>{say('chartShows')}</span>
          <Select
            id={id}
            className="figure-choice"
            value={figure.id}
            onChange={choose}
            options={figures.map(({ id, word }) => ({ value: id, label: say(word) }))}
          />
        </label>
      </div>
      <Chart title={title} runs={runs} rows={rows} />
      <RunTable id="leagues" head={say('league')} names={runs.map((run) => run.name)} rows={rows} />
    </section>
  )
}

export interface Row {
  readonly id: string
  readonly word: string
  readonly isMoney: boolean
  /** One for each run. */
  readonly values: readonly number[]
}

const leagueRows = (
  runs: readonly NamedRun[],
  { isMoney, of }: Figure,
  leagueName: (league: string) => string,
): readonly Row[] =>
  leaguesOf(runs.map(({ simulation }) => simulation)).map((league) => ({
    id: league,
    word: leagueName(league),
    isMoney,
    values: runs.map(({ simulation }) => of(simulation, league)),
  }))

function Chart({
  title,
  runs,
  rows,
}: ResultsProps & { readonly title: string; readonly rows: readonly Row[] }) {
  return (
    <Suspense fallback={<Loading />}>
      <BarsByRun title={title} names={runs.map(({ name }) => name)} rows={rows} />
    </Suspense>
  )
}
