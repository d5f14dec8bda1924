// What people must decide, the oldest first, with its age; closing one says what came of it.

import { Button } from 'antd'
import { Link } from 'react-router'
import { type Answer, lastAnsweredAt, type Question } from '../../client/ask.ts'
import { usePages } from '../../client/pages.ts'
import { countText, daysBetween, dayText, yuanText } from '../../figures/figures.ts'
import { useTitle } from '../../frame/title.ts'
import { to } from '../../paths.ts'
import { useAddressFilter } from '../../states/address-filter.ts'
import { Choice } from '../../states/choice.tsx'
import { Downloads } from '../../states/downloads.tsx'
import { Failed } from '../../states/failed.tsx'
import { Loading } from '../../states/loading.tsx'
import { useSpeech } from '../../words/language.tsx'
import { CloseItem } from './close-item.tsx'
import { useMatter } from './matter.ts'

export type WorkItem = Answer<'GET /api/work-items'>['items'][number]
type Filter = NonNullable<Question<'GET /api/work-items'>['query']>

const pageRows = 50

export function WorkItemsPage() {
  const { say } = useSpeech()
  const { chosen, choose } = useAddressFilter()
  useTitle(say('workItems'))
  return (
    <div className="stack">
      <header className="head">
        <div>
          <h1>{say('workItems')}</h1>
          <p className="quiet">{say('workItemsLead')}</p>
        </div>
        <Choice
          label={say('state')}
          value={chosen('state')}
          onChange={(value) => choose('state', value)}
          options={[
            { value: 'open', label: say('itemOpen') },
            { value: 'done', label: say('itemDone') },
          ]}
        />
      </header>
      <Items />
    </div>
  )
}

function Items() {
  const { say } = useSpeech()
  const { all } = useAddressFilter()
  const query = { ...all, limit: pageRows } as Filter
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = usePages(
    'GET /api/work-items',
    { query },
  )
  if (error !== null) return <Failed error={error} again={refetch} />
  if (data === undefined) return <Loading />
  const items = data.pages.flatMap((page) => page.items)
  if (items.length === 0) return <p className="empty">{say('noItems')}</p>
  return (
    <section className="card">
      <Downloads address="/api/work-items/file" query={all} />
      <ItemTable items={items} />
      {hasNextPage && (
        <Button className="below" onClick={() => fetchNextPage()} loading={isFetchingNextPage}>
          {say('showMore', { count: pageRows })}
        </Button>
      )}
    </section>
  )
}

function ItemTable({ items }: { readonly items: readonly WorkItem[] }) {
  const { say } = useSpeech()
  return (
    <table className="plain cards long">
      <thead>
        <tr>
          <th scope="col">{say('matter')}</th>
          <th scope="col">{say('account')}</th>
          <th scope="col" className="number">
            {say('amountYuan')}
          </th>
          <th scope="col">{say('openedAt')}</th>
          <th scope="col" className="number">
            {say('age')}
          </th>
          <th scope="col">{say('plan')}</th>
          <th scope="col">{say('state')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <ItemRow key={item.id} item={item} />
        ))}
      </tbody>
    </table>
  )
}

function ItemRow({ item }: { readonly item: WorkItem }) {
  const { say, language } = useSpeech()
  const matter = useMatter()
  const { plan, account, code, amountMinor, openedAt, closedAt } = item
  const age = daysBetween(openedAt, closedAt ?? lastAnsweredAt())
  return (
    <tr>
      <th scope="row">{matter(code)}</th>
      <td data-label={say('account')}>
        <Link className="code" to={to.explain(plan, account)}>
          {account}
        </Link>
      </td>
      <td data-label={say('amountYuan')} className="number">
        {amountMinor === undefined ? '' : yuanText(amountMinor)}
      </td>
      <td data-label={say('openedAt')}>{dayText(openedAt.slice(0, 10), language)}</td>
      <td data-label={say('age')} className="number">
        {say('ageDays', { count: countText(age) })}
      </td>
      <td>
        <Link to={to.plan(plan)}>{say('seePlan')}</Link>
      </td>
      <td>
        <CloseItem item={item} />
      </td>
    </tr>
  )
}
