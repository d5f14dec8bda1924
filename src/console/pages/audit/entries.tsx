// Entries of the log by person, kind and day, the newest first; what is shown can be taken away with its proofs.

import { Button } from 'antd'
import { Link } from 'react-router'
import { type Answer, addressOf } from '../../client/ask.ts'
import { usePages } from '../../client/pages.ts'
import { dayText, instantText } from '../../figures/figures.ts'
import { to } from '../../paths.ts'
import { DayFilter } from '../../people/day-filter.tsx'
import { useNames } from '../../people/names.ts'
import { PersonName } from '../../people/person-name.tsx'
import { useAddressFilter } from '../../states/address-filter.ts'
import { Choice } from '../../states/choice.tsx'
import { Downloads } from '../../states/downloads.tsx'
import { Empty } from '../../states/empty.tsx'
import { Paged } from '../../states/paged.tsx'
import { entryWords } from '../../words/audit.ts'
import { useSpeech } from '../../words/language.tsx'
import { useSubjectName } from './subject-name.ts'

type Entry = Answer<'GET /api/evidence/entries/find'>['items'][number]

const rows = 25
const filters = ['actor', 'kind', 'firstDay', 'lastDay'] as const

export function Entries() {
  const { say } = useSpeech()
  const filter = useAddressFilter().narrowed(filters)
  const query = usePages('GET /api/evidence/entries/find', { query: { ...filter, limit: rows } })
  return (
    <section className="card stack">
      <div className="head">
        <h2>{say('entries')}</h2>
        <Downloads address="/api/evidence/entries/file" query={filter} />
      </div>
      <EntryFilters />
      <p className="no-print">
        <Button type="primary" href={addressOf('/api/evidence/export', { query: filter })} download>
          {say('exportEntries')}
        </Button>{' '}
        <span className="quiet">{say('exportEntriesHint')}</span>
      </p>
      <Paged query={query}>
        {(found) =>
          found.length === 0 ? <Empty>{say('noEntryFits')}</Empty> : <EntryTable entries={found} />
        }
      </Paged>
    </section>
  )
}

function EntryFilters() {
  const { say, language } = useSpeech()
  const { chosen, choose } = useAddressFilter()
  const { everybody } = useNames()
  const people = everybody.map(({ id, name }) => ({ value: id, label: name }))
  const kinds = Object.entries(entryWords).map(([value, words]) => ({ value, label: words[language] }))
  return (
    <div className="row no-print">
      <Choice
        label={say('actor')}
        value={chosen('actor')}
        onChange={(to) => choose('actor', to)}
        options={people}
      />
      <Choice
        label={say('entryKind')}
        value={chosen('kind')}
        onChange={(to) => choose('kind', to)}
        options={kinds}
      />
      <DayFilter
        label={say('firstDayShown')}
        value={chosen('firstDay')}
        onChange={(to) => choose('firstDay', to)}
      />
      <DayFilter
        label={say('lastDayShown')}
        value={chosen('lastDay')}
        onChange={(to) => choose('lastDay', to)}
      />
    </div>
  )
}

function EntryTable({ entries }: { readonly entries: readonly Entry[] }) {
  const { say } = useSpeech()
  return (
    <table className="plain cards">
      <thead>
        <tr>
          <th scope="col">{say('entryNumber')}</th>
          <th scope="col">{say('entryDay')}</th>
          <th scope="col">{say('entryKind')}</th>
          <th scope="col">{say('actor')}</th>
          <th scope="col">{say('subject')}</th>
          <th scope="col">{say('proof')}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <EntryRow key={entry.index} entry={entry} />
        ))}
      </tbody>
    </table>
  )
}

/** The page of what an entry is about, by how its kind begins; without one nothing leads anywhere. */
const pagesOfKinds: readonly (readonly [string, (subject: string) => string | undefined])[] = [
  ['contact_objection_', to.customer],
  // What a customer answered is about a circumstance, which is not told here.
  ['name_list_answered', () => undefined],
  ['name_list_', to.nameList],
  ['work_item_', (item) => to.workItems({ item })],
  ['house_rule_', to.houseRule],
  ['services_reported', to.outletHistory],
  ['channel_reported', to.channelHistory],
  ['plan_', to.plan],
  ['run_started', to.plan],
  ['batch_applied', to.plan],
  ['programme_', to.programme],
  ['draft_begun', to.programme],
  ['departure_', () => to.departures()],
  ['refusals_redecided', to.redecision],
  ['role_', to.person],
  ['person_', to.person],
]

function SubjectLink({ kind, subject }: Pick<Entry, 'kind' | 'subject'>) {
  const { say } = useSpeech()
  const path = pagesOfKinds.find(([begin]) => kind.startsWith(begin))?.[1](subject)
  return path === undefined ? null : <Link to={path}>{say('openSubject')}</Link>
}

/** When it happened to the minute, where the entry says so; every entry says the day. */
function instantIn(body: Entry['body']): string | undefined {
  const { at } = (body ?? {}) as { readonly at?: unknown }
  return typeof at === 'string' && Number.isFinite(Date.parse(at)) ? at : undefined
}

/** What happened, in words: a listed circumstance that its customer confirms counts, and nobody of the bank has verified it. */
function useHappened(): (entry: Pick<Entry, 'kind' | 'body'>) => string {
  const { name } = useSpeech()
  return ({ kind, body }) => {
    const { act } = (body ?? {}) as { readonly act?: unknown }
    return act === 'confirm' || act === 'decline' ? name('happeningAct', act) : name('entry', kind)
  }
}

function EntryRow({ entry: { index, day, kind, actor, subject, body } }: { readonly entry: Entry }) {
  const { say, language } = useSpeech()
  const happened = useHappened()
  const at = instantIn(body)
  const called = useSubjectName()(kind, subject)
  const proof = addressOf('/api/evidence/entries/{entry}/proof', { path: { entry: index } })
  return (
    <tr>
      <th scope="row">{index}</th>
      <td data-label={say('entryDay')}>
        {at === undefined ? dayText(day, language) : instantText(at, language)}
      </td>
      <td data-label={say('entryKind')}>{happened({ kind, body })}</td>
      <td data-label={say('actor')}>
        <PersonName id={actor} />
      </td>
      <td data-label={say('subject')}>
        <details>
          <summary>
            {called !== undefined && `${called} `}
            <span className="code">{subject}</span>
          </summary>
          <SubjectLink kind={kind} subject={subject} />
          <pre className="code entry-body">{JSON.stringify(body, null, 2)}</pre>
        </details>
      </td>
      <td>
        <a
          href={proof}
          download={`proof-${index}.json`}
          aria-label={say('downloadProofOf', { entry: index })}
        >
          {say('downloadProof')}
        </a>
      </td>
    </tr>
  )
}
