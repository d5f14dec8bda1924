// What one or two runs found: figures in all, by circumstance, by league and by month, with the difference, and as a chart.

import { Alert, Select } from 'antd'
import { lazy, type ReactNode, Suspense, useId } from 'react'
import { useSearchParams } from 'react-router'
import { dayText, monthText } from '../../figures/figures.ts'
import { Loading } from '../../states/loading.tsx'
import { useSpeech } from '../../words/language.tsx'
import type { PlainWord } from '../../words/say.ts'
import { InAgreedWords } from '../programmes/in-words.tsx'
import { RunTable } from './run-table.tsx'
import {
  costOf,
  type Figure,
  figureOf,
  figures,
  grantedBy,
  kindsOf,
  leaguesOf,
  monthFigureOf,
  monthFigures,
  monthsOf,
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
      <InAgreedWords all={runs.map(({ simulation }) => simulation.circumstances)}>
        <KindSection runs={runs} />
      </InAgreedWords>
      <LeagueSection runs={runs} />
      <MonthSection runs={runs} />
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
  const [chosen, choice] = useFigure('figure', figures)
  const figure = figureOf(chosen)
  const title = say('byLeagueOf', { figure: say(figure.word) })
  const rows = leagueRows(runs, figure, (league) => name('league', league))
  return (
    <section className="card">
      <div className="head">
        <h2>{title}</h2>
        {choice}
      </div>
      <Chart title={title} runs={runs} rows={rows} />
      <RunTable id="leagues" head={say('league')} names={runs.map((run) => run.name)} rows={rows} />
    </section>
  )
}

function MonthSection({ runs }: ResultsProps) {
  const { say, language } = useSpeech()
  const [chosen, choice] = useFigure('cost', monthFigures)
  const figure = monthFigureOf(chosen)
  const title = say('costOverTimeOf', { figure: say(figure.word) })
  const rows = monthsOf(runs.map(({ simulation }) => simulation)).map((month) => ({
    id: month,
    word: monthText(month, language),
    isMoney: true,
    values: runs.map(({ simulation }) => costOf(simulation, month, figure)),
  }))
  if (rows.length === 0) return null
  return (
    <section className="card">
      <div className="head">
        <h2>{title}</h2>
        {choice}
      </div>
      <p className="quiet">{say('costOverTimeMeans')}</p>
      <Chart title={title} runs={runs} rows={rows} />
      <RunTable id="months" head={say('month')} names={runs.map((run) => run.name)} rows={rows} />
    </section>
  )
}

/** Which figure a chart shows, kept in the address under a name; and the field that chooses it. */
function useFigure(
  param: string,
  all: readonly { readonly id: string; readonly word: PlainWord }[],
): readonly [chosen: string | null, choice: ReactNode] {
  const { say } = useSpeech()
  const [search, setSearch] = useSearchParams()
  const id = useId()
  const chosen = search.get(param)
  const choose = (figure: string) => {
    search.set(param, figure)
    setSearch(search, { replace: true, preventScrollReset: true })
  }
  const choice = (
    <label className="row no-print" htmlFor={id}>
      <span>{say('chartShows')}</span>
      <Select
        id={id}
        className="figure-choice"
        value={(all.find((one) => one.id === chosen) ?? all[0]!).id}
        onChange={choose}
        options={all.map((one) => ({ value: one.id, label: say(one.word) }))}
      />
    </label>
  )
  return [chosen, choice]
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
