// The corrections of a plan one by one, filtered by what the address says, page after page.

import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { Link, useParams } from 'react-router'
import type { Answer, Question } from '../../client/ask.ts'
import { usePages } from '../../client/pages.ts'
import { countText, dayText, yuanText } from '../../figures/figures.ts'
import { useTitle } from '../../frame/title.ts'
import { to } from '../../paths.ts'
import { useAddressFilter } from '../../states/address-filter.ts'
import { Choice } from '../../states/choice.tsx'
import { Failed } from '../../states/failed.tsx'
import { Loading } from '../../states/loading.tsx'
import { codeWords } from '../../words/codes.ts'
import { useSpeech } from '../../words/language.tsx'

type Correction = Answer<'GET /api/plans/{plan}/corrections'>['items'][number]
type Filter = NonNullable<Question<'GET /api/plans/{plan}/corrections'>['query']>

const pageRows = 100
const filters = ['measure', 'kind', 'league'] as const
const groups = { measure: 'measure', kind: 'correction', league: 'league' } as const

export function CorrectionsPage() {
  const { say } = useSpeech()
  const plan = useParams().plan!
  useTitle(say('correctionsOfPlan'))
  return (
    <div className="stack">
      <header>
        <p className="no-print">
          <Link to={to.plan(plan)}>← {say('back')}</Link>
        </p>
        <h1>{say('correctionsOfPlan')}</h1>
        <p className="quiet code">{plan}</p>
      </header>
      <Filters />
      <Corrections plan={plan} />
    </div>
  )
}

function Filters() {
  const { say, name } = useSpeech()
  const { chosen, choose } = useAddressFilter()
  const [account, setAccount] = useState(chosen('account'))
  const id = useId()
  return (
    <form
      className="card row no-print"
      onSubmit={(event) => {
        event.preventDefault()
        choose('account', account.trim())
      }}
    >
      {filters.map((key) => (
        <Choice
          key={key}
          label={say(key === 'kind' ? 'correction' : key)}
          value={chosen(key)}
          onChange={(value) => choose(key, value)}
          options={Object.keys(codeWords[groups[key]]).map((value) => ({
            value,
            label: name(groups[key], value),
          }))}
        />
      ))}
      <span className="field">
        <label htmlFor={id}>{say('accountSearch')}</label>
        <Input
          id={id}
          className="filter"
          value={account}
          onChange={(event) => setAccount(event.target.value)}
        />
      </span>
      <Button htmlType="submit">{say('search')}</Button>
    </form>
  )
}

function Corrections({ plan }: { readonly plan: string }) {
  const { say } = useSpeech()
  const { all } = useAddressFilter()
  const query = { ...all, limit: pageRows } as Filter
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = usePages(
    'GET /api/plans/{plan}/corrections',
    { path: { plan }, query },
  )
  if (error !== null) return <Failed error={error} again={refetch} />
  if (data === undefined) return <Loading />
  const corrections = data.pages.flatMap(({ items }) => items)
  if (corrections.length === 0) return <p className="empty">{say('noCorrections')}</p>
  return (
    <section className="card">
      <CorrectionTable plan={plan} corrections={corrections} />
      <div className="row below">
        <span className="quiet" aria-live="polite">
          {say('shown', { count: countText(corrections.length) })}
        </span>
        {hasNextPage && (
          <Button onClick={() => fetchNextPage()} loading={isFetchingNextPage}>
            {say('showMore', { count: pageRows })}
          </Button>
        )}
      </div>
    </section>
  )
}

interface TableProps {
  readonly plan: string
  readonly corrections: readonly Correction[]
}

function CorrectionTable({ plan, corrections }: TableProps) {
  const { say, name } = useSpeech()
  return (
    <table className="plain cards long">
      <thead>
        <tr>
          <th scope="col">{say('account')}</th>
          <th scope="col">{say('measure')}</th>
          <th scope="col">{say('correction')}</th>
          <th scope="col">{say('target')}</th>
          <th scope="col">{say('change')}</th>
          <th scope="col" className="number">
            {say('amountYuan')}
          </th>
        </tr>
      </thead>
      <tbody>
        {corrections.map((correction) => (
          <tr key={correction.id}>
            <th scope="row" className="code">
              <Account plan={plan} correction={correction} />
            </th>
            <td data-label={say('measure')}>{name('measure', correction.measure)}</td>
            <td data-label={say('correction')}>{name('correction', correction.kind)}</td>
            <td data-label={say('target')}>
              <Target correction={correction} />
            </td>
            <td data-label={say('change')}>
              <Change correction={correction} />
            </td>
            <td data-label={say('amountYuan')} className="number">
              {correction.amountMinor === undefined ? '' : yuanText(correction.amountMinor)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A transfer whose fee is corrected has no account of its own to explain. */
function Account({ plan, correction }: { readonly plan: string; readonly correction: Correction }) {
  const { account, measure } = correction
  if (measure === 'donation-fees') return account
  return <Link to={to.explain(plan, account)}>{account}</Link>
}

function Target({ correction: { target = '' } }: { readonly correction: Correction }) {
  const { name } = useSpeech()
  return target in codeWords.channel ? name('channel', target) : <span className="code">{target}</span>
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text)

function Change({ correction: { kind, from, to: after, untilDay } }: { readonly correction: Correction }) {
  const { say, language } = useSpeech()
  const written = (text: string): string => (isDay(text) ? dayText(text, language) : text)
  if (from !== undefined && after !== undefined)
    return say('fromTo', { from: written(from), to: written(after) })
  if (kind !== 'hold_contact') return null
  return untilDay === undefined ? say('untilReleased') : say('until', { day: dayText(untilDay, language) })
}
