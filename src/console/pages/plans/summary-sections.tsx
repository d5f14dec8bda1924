// The plan in figures: counts and money first, then by measure, then what people must decide, then who is covered.

import { Link } from 'react-router'
import { countText, yuanText } from '../../figures/figures.ts'
import { to } from '../../paths.ts'
import { useSpeech } from '../../words/language.tsx'
import { figureOf, type Plan, totalOf } from './figures-of-plan.ts'

interface OfPlan {
  readonly plan: Plan
}

export function PlanTotals({ plan: { summary } }: OfPlan) {
  const { say } = useSpeech()
  const people = summary.exceptions.reduce((sum, { count }) => sum + count, 0)
  const totals = [
    { word: say('corrections'), value: countText(summary.corrections) },
    { word: say('givenBackYuan'), value: yuanText(totalOf(figureOf('returned'), summary)) },
    { word: say('forPeople'), value: countText(people) },
    { word: say('brokenCalls'), value: countText(totalOf(figureOf('calls'), summary)) },
    { word: say('accountsChecked'), value: countText(summary.accounts) },
  ]
  return (
    <dl className="totals">
      {totals.map(({ word, value }) => (
        <div key={word} className="card">
          <dt>{word}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

export function MeasuresSection({ plan: { id, summary } }: OfPlan) {
  const { say, name } = useSpeech()
  if (summary.corrections === 0) return <p className="empty">{say('nothingToCorrect')}</p>
  const amount = summary.measures.reduce((sum, line) => sum + line.amountMinor, 0)
  return (
    <section className="card">
      <h2>{say('whatIsNotAsPromised')}</h2>
      <div className="table-wrap">
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{say('measure')}</th>
              <th scope="col">{say('correction')}</th>
              <th scope="col" className="number">
                {say('number')}
              </th>
              <th scope="col" className="number">
                {say('amountYuan')}
              </th>
            </tr>
          </thead>
          <tbody>
            {summary.measures.map(({ measure, kind, count, amountMinor }) => (
              <tr key={`${measure} ${kind}`}>
                <th scope="row">{name('measure', measure)}</th>
                <td>
                  <Link to={to.corrections(id, { measure, kind })}>{name('correction', kind)}</Link>
                </td>
                <td className="number">{countText(count)}</td>
                <td className="number">{amountMinor === 0 ? '' : yuanText(amountMinor)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={2}>
                {say('inAll')}
              </th>
              <td className="number">{countText(summary.corrections)}</td>
              <td className="number">{yuanText(amount)}</td>
            </tr>
          </tfoot>
        </table>
      </div>
      <p className="below">
        <Link to={to.corrections(id)} className="no-print">
          {say('correctionsOfPlan')}
        </Link>
      </p>
    </section>
  )
}

interface CountsProps {
  readonly head: string
  readonly rows: readonly { readonly key: string; readonly word: string; readonly count: number }[]
}

function Counts({ head, rows }: CountsProps) {
  const { say } = useSpeech()
  return (
    <table className="plain">
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col" className="number">
            {say('number')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, word, count }) => (
          <tr key={key}>
            <th scope="row">{word}</th>
            <td className="number">{countText(count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What machines must not decide, and what cannot be taken back. */
export function PeopleSection({ plan: { id, summary } }: OfPlan) {
  const { say, name } = useSpeech()
  const { exceptions, violations } = summary
  return (
    <div className="pair">
      {exceptions.length > 0 && (
        <section className="card">
          <h2>{say('forPeople')}</h2>
          <p className="quiet">{say('exceptionsLead')}</p>
          <Counts
            head={say('matter')}
            rows={exceptions.map(({ code, count }) => ({ key: code, word: name('matter', code), count }))}
          />
          <p className="below">
            <Link to={to.workItems({ plan: id })} className="no-print">
              {say('itemsOfPlan')}
            </Link>
          </p>
        </section>
      )}
      {violations.length > 0 && (
        <section className="card">
          <h2>{say('brokenCalls')}</h2>
          <p className="quiet">{say('violationsLead')}</p>
          <Counts
            head={say('channel')}
            rows={violations.map(({ channel, count }) => ({
              key: channel,
              word: name('channel', channel),
              count,
            }))}
          />
        </section>
      )}
    </div>
  )
}

export function OutcomesSection({ plan: { summary } }: OfPlan) {
  const { say, name } = useSpeech()
  if (summary.outcomes.length === 0) return null
  const rows = summary.outcomes.map(({ outcome, product, accounts }) => ({
    key: `${outcome} ${product}`,
    word: `${name('outcome', outcome)} · ${name('product', product)}`,
    count: accounts,
  }))
  return (
    <section className="card">
      <h2>{say('whoIsCovered')}</h2>
      <Counts head={say('outcome')} rows={rows} />
    </section>
  )
}
