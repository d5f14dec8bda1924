// The open item: what it is about, whose it is, and closing it; the next one then opens by itself.

import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { AskFailed, lastAnsweredAt } from '../../client/ask.ts'
import { question } from '../../client/questions.ts'
import { countText, dayInShanghai, daysBetween, dayText, yuanText } from '../../figures/figures.ts'
import { to } from '../../paths.ts'
import { useNodes } from '../../people/nodes.ts'
import { PersonName } from '../../people/person-name.tsx'
import { useAddressFilter } from '../../states/address-filter.ts'
import { Answered } from '../../states/answered.tsx'
import { useSpeech } from '../../words/language.tsx'
import { AcknowledgementItem } from './acknowledgement-item.tsx'
import { CircumstanceItem } from './circumstance-item.tsx'
import { CloseItem } from './close-item.tsx'
import { Deadline } from './deadline.tsx'
import { DepartureItem } from './departure-item.tsx'
import { ItemOwner } from './item-owner.tsx'
import { LinkedAccount, LinkedCustomer } from './linked.tsx'
import { useMatter } from './matter.ts'
import { SecondPersonItem, waitsForSecondPerson } from './second-person-item.tsx'
import { ServiceItem } from './service-item.tsx'
import type { ItemRead, WorkItem } from './work-items-page.tsx'

interface ItemPanelProps {
  /** Its number, as it stands in the address. */
  readonly item: string
  /** Called once the item was closed. */
  readonly onClosed: () => void
}

export function ItemPanel({ item, onClosed }: ItemPanelProps) {
  const { say } = useSpeech()
  const isNumber = /^[1-9]\d{0,14}$/.test(item)
  const query = useQuery({
    ...question('GET /api/work-items/{item}', { path: { item: Number(item) } }),
    enabled: isNumber,
  })
  if (!isNumber || isMissing(query.error)) return <MissingItem item={item} />
  return (
    <section className="card open-item" aria-label={say('caseOf', { id: item })}>
      <Answered query={query}>
        {(found) => <OpenItem key={found.id} item={found} onClosed={onClosed} />}
      </Answered>
    </section>
  )
}

const isMissing = (error: unknown): boolean => error instanceof AskFailed && error.problem.status === 404

/** Says of an item that does not exist that it does not; the list stays below. */
function MissingItem({ item }: Pick<ItemPanelProps, 'item'>) {
  const { say, name } = useSpeech()
  const { all } = useAddressFilter()
  return (
    <section className="card open-item" role="alert" aria-label={say('caseOf', { id: item })}>
      <h2>
        {say('thingMissing')} <span className="quiet">{say('caseOf', { id: item })}</span>
      </h2>
      <p>{name('refusal', 'work_item_does_not_exist')}</p>
      <Link to={to.workItems({ ...all, item: undefined })}>{say('onlyTheList')}</Link>
    </section>
  )
}

function OpenItem({ item, onClosed }: DecidingProps) {
  const { say } = useSpeech()
  const matter = useMatter()
  return (
    <>
      <h2>
        {matter(item.code)} <span className="quiet">{say('caseOf', { id: item.id })}</span>
      </h2>
      <Deadline item={item} />
      <Facts item={item} />
      <ItemOwner item={item} />
      <Deciding item={item} onClosed={onClosed} />
    </>
  )
}

interface DecidingProps {
  readonly item: ItemRead
  /** Called once the item was closed. */
  readonly onClosed: () => void
}

/** How an item is closed: by what it waits for, or by hand. */
function Deciding({ item, onClosed }: DecidingProps) {
  const { acknowledgement, circumstance, departure, service } = item
  if (acknowledgement !== undefined)
    return <AcknowledgementItem item={item} missed={acknowledgement} onClosed={onClosed} />
  if (circumstance !== undefined)
    return <CircumstanceItem item={item} circumstance={circumstance} onClosed={onClosed} />
  if (departure !== undefined) return <DepartureItem item={item} departure={departure} onClosed={onClosed} />
  if (service !== undefined) return <ServiceItem item={item} service={service} onClosed={onClosed} />
  if (waitsForSecondPerson(item)) return <SecondPersonItem item={item} onClosed={onClosed} />
  return <CloseItem item={item} onClosed={onClosed} />
}

function Facts({ item }: { readonly item: WorkItem }) {
  const { say, language } = useSpeech()
  const { nodeName } = useNodes()
  const { account, acknowledgement, plan, customer, target, amountMinor, openedAt, closedAt } = item
  const { askedBy, circumstance } = item
  const opened = dayInShanghai(openedAt)
  const age = daysBetween(opened, dayInShanghai(closedAt ?? lastAnsweredAt()))
  return (
    <dl className="counts">
      {plan !== undefined && account !== undefined && (
        <div>
          <dt>{say('account')}</dt>
          <dd>
            <LinkedAccount plan={plan} account={account} />
          </dd>
        </div>
      )}
      {acknowledgement !== undefined && (
        <div>
          <dt>{say('outletConcerned')}</dt>
          <dd>{nodeName(acknowledgement.node)}</dd>
        </div>
      )}
      {customer !== undefined && (
        <div>
          <dt>{say('customer')}</dt>
          <dd>
            <LinkedCustomer customer={customer} />
          </dd>
        </div>
      )}
      {target !== undefined && (
        <div>
          <dt>{say('concerns')}</dt>
          <dd className="code">{target}</dd>
        </div>
      )}
      {amountMinor !== undefined && (
        <div>
          <dt>{say('amountYuan')}</dt>
          <dd>{yuanText(amountMinor)}</dd>
        </div>
      )}
      {askedBy !== undefined && circumstance === undefined && (
        <div>
          <dt>{say('askedByWord')}</dt>
          <dd>
            <PersonName id={askedBy} />
          </dd>
        </div>
      )}
      <div>
        <dt>{say('age')}</dt>
        <dd>{say('oldestFirst', { day: dayText(opened, language), count: countText(age) })}</dd>
      </div>
    </dl>
  )
}
