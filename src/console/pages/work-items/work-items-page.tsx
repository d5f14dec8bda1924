// The inbox: what people must decide, what falls due first before all else; the open item is in the address.

import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { type Answer, lastAnsweredAt, type Seen } from '../../client/ask.ts'
import { usePages } from '../../client/pages.ts'
import { countText, instantText, yuanText } from '../../figures/figures.ts'
import { useTitle } from '../../frame/title.ts'
import { to } from '../../paths.ts'
import { useNodes } from '../../people/nodes.ts'
import { PersonName } from '../../people/person-name.tsx'
import { WasItClear } from '../../people/was-it-clear.tsx'
import { useAddressFilter } from '../../states/address-filter.ts'
import { Downloads } from '../../states/downloads.tsx'
import { Paged } from '../../states/paged.tsx'
import { useSpeech } from '../../words/language.tsx'
import { Deadline } from './deadline.tsx'
import { InboxFilters, KeepFilter } from './inbox-filters.tsx'
import { ItemPanel } from './item-panel.tsx'
import { LinkedAccount, LinkedCustomer } from './linked.tsx'
import { useMatter } from './matter.ts'
import { NarrowedBy } from './narrowed-by.tsx'
import { SearchBox } from './search-box.tsx'
import { SecondPersonSubject } from './second-person-item.tsx'
import { ServiceOfItem } from './service-of-item.tsx'
import { wishFrom } from './wish.ts'

export type WorkItem = Answer<'GET /api/work-items'>['items'][number]
/** An item as its panel reads it. */
export type ItemRead = Answer<'GET /api/work-items/{item}'> & Seen

const pageRows = 50

export function WorkItemsPage() {
  const { say } = useSpeech()
  useTitle(say('workItems'))
  return (
    <div className="stack">
      <header>
        <h1>{say('workItems')}</h1>
        <p className="quiet">{say('inboxLead')}</p>
      </header>
      <InboxFilters />
      <div className="row">
        <SearchBox />
        <KeepFilter />
      </div>
      <NarrowedBy />
      <Items />
    </div>
  )
}

function Items() {
  const { say } = useSpeech()
  const { all } = useAddressFilter()
  const wish = wishFrom(all)
  const query = { ...wish, limit: pageRows }
  const pages = usePages('GET /api/work-items', { query })
  return (
    <Paged query={pages} more={say('showMore', { count: pageRows })}>
      {(items) => (
        <>
          <OpenOne items={items} />
          {items.length === 0 && (
            <p className="empty">{Object.keys(wish).length > 1 ? say('inboxNoneFits') : say('inboxEmpty')}</p>
          )}
          {items.length > 0 && <Downloads address="/api/work-items/file" query={wish} />}
          {items.length > 0 && <ItemTable items={items} />}
        </>
      )}
    </Paged>
  )
}

/** The item of the address; once it is closed, the one that stood after it in the list. */
function OpenOne({ items }: { readonly items: readonly WorkItem[] }) {
  const { say } = useSpeech()
  const [search, setSearch] = useSearchParams()
  const [said, tell] = useState('')
  /** Deciding about a circumstance is asked about by itself. */
  const [isAsked, ask] = useState(false)
  const item = search.get('item') ?? ''
  const open = (next: WorkItem | undefined) => {
    const changed = new URLSearchParams(search)
    if (next === undefined) changed.delete('item')
    else changed.set('item', String(next.id))
    setSearch(changed, { preventScrollReset: true })
  }
  const onClosed = () => {
    const at = items.findIndex(({ id }) => String(id) === item)
    ask(items[at]?.plan !== undefined)
    const next =
      items.slice(at + 1).find(({ state }) => state === 'open') ?? items.find(({ id }) => String(id) !== item)
    tell(next === undefined ? say('allDone') : say('nextOpened', { id: next.id }))
    open(next)
  }
  return (
    <>
      <div role="status">{said !== '' && <p className="said">{said}</p>}</div>
      {said !== '' && isAsked && <WasItClear key={said} task="close_work_item" />}
      {item !== '' && <ItemPanel key={item} item={item} onClosed={onClosed} />}
    </>
  )
}

function ItemTable({ items }: { readonly items: readonly WorkItem[] }) {
  const { say, language } = useSpeech()
  return (
    <section className="card">
      <p className="quiet">{say('asOfInstant', { instant: instantText(lastAnsweredAt(), language) })}</p>
      <table className="plain cards long">
        <thead>
          <tr>
            <th scope="col">{say('matter')}</th>
            <th scope="col" aria-sort="ascending">
              {say('dueBy')}
            </th>
            <th scope="col">{say('subject')}</th>
            <th scope="col" className="number">
              {say('amountYuan')}
            </th>
            <th scope="col">{say('ownerOfItem')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <ItemRow key={item.id} item={item} />
          ))}
        </tbody>
      </table>
      <p className="quiet below">{say('itemsShown', { count: countText(items.length) })}</p>
    </section>
  )
}

function ItemRow({ item }: { readonly item: WorkItem }) {
  const { say } = useSpeech()
  const { all } = useAddressFilter()
  const matter = useMatter()
  const { nodeName } = useNodes()
  const { id, plan, account, acknowledgement, customer, service, code, amountMinor, owner } = item
  const isOpen = all.item === String(id)
  return (
    <tr className={isOpen ? 'chosen' : ''}>
      <th scope="row">
        <Link
          to={to.workItems({ ...all, item: String(id) })}
          preventScrollReset
          aria-current={isOpen ? 'true' : undefined}
        >
          {matter(code)}
        </Link>{' '}
        <span className="quiet">{say('caseOf', { id })}</span>
      </th>
      <td data-label={say('dueBy')}>
        <Deadline item={item} />
      </td>
      <td data-label={say('subject')}>
        {plan !== undefined && account !== undefined && <LinkedAccount plan={plan} account={account} />}
        {acknowledgement !== undefined && nodeName(acknowledgement.node)}
        {plan === undefined && customer !== undefined && <LinkedCustomer customer={customer} />}
        {service !== undefined && <ServiceOfItem item={item} service={service} />}
        <SecondPersonSubject item={item} />
      </td>
      <td data-label={say('amountYuan')} className="number">
        {amountMinor === undefined ? '' : yuanText(amountMinor)}
      </td>
      <td data-label={say('ownerOfItem')}>
        {owner === undefined ? <span className="quiet">{say('nobodyYet')}</span> : <PersonName id={owner} />}
      </td>
    </tr>
  )
}
