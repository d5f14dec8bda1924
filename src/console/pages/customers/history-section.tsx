// The history of a customer: what was decided and done, day by day, the newest first, each with who and why.

import { usePages } from '../../client/pages.ts'
import { dayInShanghai, dayText } from '../../figures/figures.ts'
import { useAddressFilter } from '../../states/address-filter.ts'
import { Choice } from '../../states/choice.tsx'
import { Empty } from '../../states/empty.tsx'
import { Paged } from '../../states/paged.tsx'
import { codeWords } from '../../words/codes.ts'
import { useSpeech } from '../../words/language.tsx'
import { type Entry, HistoryEntry } from './history-entry.tsx'

/** Asking again would be another look on record. */
const goodFor = 60_000

type Kind = Entry['kind']

const isKind = (word: string): word is Kind => word in codeWords.happening

export function HistorySection({ customer }: { readonly customer: string }) {
  const { say, name } = useSpeech()
  const { chosen } = useAddressFilter()
  const word = chosen('history')
  const kind = isKind(word) ? word : undefined
  const asked = { path: { customer }, query: kind === undefined ? {} : { kind } }
  const query = usePages('GET /api/customers/{customer}/history', asked, goodFor)
  const [first] = query.data?.pages ?? []
  return (
    <section className="card stack" id="history" aria-label={say('customerHistory')}>
      <div className="head">
        <h2>
          {say('customerHistory')}
          {kind !== undefined && ` · ${name('happening', kind)}`}
        </h2>
        <KindChoice kind={kind} leftOut={first?.leftOut ?? []} />
      </div>
      <p className="quiet">{say('customerHistoryLead')}</p>
      <Paged query={query}>
        {(entries) =>
          entries.length === 0 ? (
            <Empty>{say(kind === undefined ? 'historyEmpty' : 'historyEmptyOfKind')}</Empty>
          ) : (
            <Days entries={entries} />
          )
        }
      </Paged>
      {first !== undefined && <NotTold {...first} />}
    </section>
  )
}

type LeftOut = 'circumstances' | 'work_items'

interface KindChoiceProps {
  readonly kind: Kind | undefined
  readonly leftOut: readonly LeftOut[]
}

/** Kinds of which nothing is told to this reader are no choice. */
function KindChoice({ kind, leftOut }: KindChoiceProps) {
  const { say, name } = useSpeech()
  const { choose } = useAddressFilter()
  const untold = new Set(
    leftOut.map((part) => (part === 'circumstances' ? 'document' : 'work_item')),
  ) as ReadonlySet<string>
  const kinds = Object.keys(codeWords.happening).filter((one) => !untold.has(one))
  return (
    <span className="no-print">
      <Choice
        label={say('historyKind')}
        value={kind ?? ''}
        onChange={(value) => choose('history', value)}
        options={kinds.map((value) => ({ value, label: name('happening', value) }))}
      />
    </span>
  )
}

function Days({ entries }: { readonly entries: readonly Entry[] }) {
  const { language } = useSpeech()
  const days = [...Map.groupBy(entries, ({ at }) => dayInShanghai(at))]
  return (
    <>
      {days.map(([day, own]) => (
        <div key={day} className="history-day">
          <h3>
            <time dateTime={day}>{dayText(day, language)}</time>
          </h3>
          <ol className="history">
            {own.map((entry) => (
              <HistoryEntry key={entry.id} entry={entry} />
            ))}
          </ol>
        </div>
      ))}
    </>
  )
}

interface NotToldProps {
  readonly leftOut: readonly LeftOut[]
  readonly correctionsSince?: string
}

function NotTold({ leftOut, correctionsSince }: NotToldProps) {
  const { say, name, language } = useSpeech()
  return (
    <p className="quiet">
      {leftOut.map((part) => `${name('leftOut', part)} `)}
      {correctionsSince !== undefined &&
        `${say('correctionsSince', { day: dayText(correctionsSince, language) })} `}
      {say('correctionsOfFees')}
    </p>
  )
}
