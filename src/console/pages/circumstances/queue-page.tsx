// What waits to be verified: the list, what can be decided about first, the chosen one with its documents beside the decision, then the next.

import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link } from 'react-router'
import { type Answer, lastAnsweredAt } from '../../client/ask.ts'
import { usePages } from '../../client/pages.ts'
import { question } from '../../client/questions.ts'
import { dayInShanghai, daysBetween, dayText } from '../../figures/figures.ts'
import { useTitle } from '../../frame/title.ts'
import { to } from '../../paths.ts'
import { PersonName } from '../../people/person-name.tsx'
import { usePermission } from '../../session/session.tsx'
import { useAddressFilter } from '../../states/address-filter.ts'
import { Answered } from '../../states/answered.tsx'
import { Choice } from '../../states/choice.tsx'
import { Empty } from '../../states/empty.tsx'
import { Failed } from '../../states/failed.tsx'
import { Loading } from '../../states/loading.tsx'
import { circumstanceCodeWords } from '../../words/circumstances.ts'
import { useSpeech } from '../../words/language.tsx'
import { CircumstanceCard } from './circumstance-card.tsx'
import { DecidePanel } from './decide-panel.tsx'

type Item = Answer<'GET /api/circumstances'>['items'][number]
type State = Item['state']

const states = Object.keys(circumstanceCodeWords.circumstanceState) as readonly State[]

export function QueuePage() {
  const { say, name } = useSpeech()
  useTitle(say('evidenceQueue'))
  const { chosen, choose } = useAddressFilter()
  const asked = chosen('state') || 'recorded'
  const state = states.find((one) => one === asked)
  const due = (['overdue', 'week'] as const).find((one) => one === asked)
  const wish = due === undefined ? { state: state ?? 'recorded' } : { due }
  const pages = usePages('GET /api/circumstances', { query: wish })
  const items = pages.data?.pages.flatMap((page) => page.items) ?? []
  /** What the address names is shown although it has left the list meanwhile, never another in its place. */
  const id = chosen('open') || items[0]?.id
  const next = () => choose('open', idAfter(items, id))
  return (
    <div className="stack">
      <h1>{say('evidenceQueue')}</h1>
      <p className="quiet">{say('evidenceQueueLead')}</p>
      <Choice
        label={say('stateOfQueue')}
        value={due ?? state ?? 'recorded'}
        isRequired
        onChange={(value) => choose('state', value, ['open'])}
        options={[
          ...states.map((value) => ({ value, label: name('circumstanceState', value) })),
          { value: 'week', label: say('documentDueSoon') },
          { value: 'overdue', label: say('documentOverdue') },
        ]}
      />
      {pages.error !== null && <Failed error={pages.error} again={pages.refetch} />}
      {pages.isPending && <Loading />}
      {pages.data !== undefined && items.length === 0 && (
        <Empty>{say(wish.state === 'recorded' ? 'queueEmpty' : 'queueNoneFits')}</Empty>
      )}
      {id !== undefined && (
        <div className="queue">
          <Items
            items={items}
            chosen={id}
            isDue={due !== undefined}
            choose={(item) => choose('open', item)}
          />
          <Chosen key={id} id={id} next={next} />
        </div>
      )}
      {pages.hasNextPage && (
        <Button onClick={() => pages.fetchNextPage()}>{say('showMore', { count: 50 })}</Button>
      )}
    </div>
  )
}

/** What stands after the decided one, as in the inbox; at the end of the list its first. */
function idAfter(items: readonly Item[], decided: string | undefined): string {
  const at = items.findIndex(({ id }) => id === decided)
  return (items[at + 1] ?? items.find(({ id }) => id !== decided))?.id ?? ''
}

interface ItemsProps {
  readonly items: readonly Item[]
  readonly chosen: string
  /** True where what waits for a document is shown with who brings it and how late it is. */
  readonly isDue: boolean
  readonly choose: (item: string) => void
}

function Items({ items, chosen, isDue, choose }: ItemsProps) {
  const { say, name } = useSpeech()
  return (
    <ul className="plain-list" aria-label={say('evidenceQueue')}>
      {items.map((item) => (
        <li key={item.id}>
          <button
            type="button"
            className="queue-item"
            aria-current={item.id === chosen}
            onClick={() => choose(item.id)}
          >
            <strong>{name('circumstance', item.kind)}</strong>
            <span translate="no">{item.customer}</span>
            <Waits item={item} />
            {isDue && (
              <span className="row">
                <PersonName id={item.recordedBy} />
              </span>
            )}
          </button>
        </li>
      ))}
    </ul>
  )
}

/** What stands in the way of a decision, or by when there must be one. */
function Waits({ item }: { readonly item: Item }) {
  const { say, language } = useSpeech()
  const { waitsForDocument, documentDueDay, reviewDueDay, firstDay } = item
  const due = waitsForDocument ? documentDueDay : reviewDueDay
  if (due === undefined)
    return <span className="quiet">{say('heldFrom', { first: dayText(firstDay, language) })}</span>
  const day = dayText(due, language)
  return (
    <span className="row">
      {waitsForDocument && <span className="badge">{say('documentNotHere')}</span>}
      <span className="quiet">{say(waitsForDocument ? 'documentDueBy' : 'reviewDueBy', { day })}</span>
      <Late day={due} />
    </span>
  )
}

function Late({ day }: { readonly day: string }) {
  const { say } = useSpeech()
  const past = daysBetween(day, dayInShanghai(lastAnsweredAt()))
  return past > 0 ? <span className="badge bad">{say('overdueBy', { count: past })}</span> : null
}

function Chosen({ id, next }: { readonly id: string; readonly next: () => void }) {
  const { say } = useSpeech()
  const { granted: mayReview } = usePermission('circumstance.verify')
  const query = useQuery(question('GET /api/circumstances/{circumstance}', { path: { circumstance: id } }))
  return (
    <section className="card stack">
      <Answered query={query}>
        {(recorded) => (
          <>
            <CircumstanceCard recorded={recorded} isReadable={mayReview} />
            <p>
              <Link to={to.customer(recorded.customer)}>{say('openCustomer')}</Link>
            </p>
            {(recorded.state === 'recorded' || recorded.state === 'accepted') && (
              <DecidePanel recorded={recorded} next={next} />
            )}
          </>
        )}
      </Answered>
    </section>
  )
}
