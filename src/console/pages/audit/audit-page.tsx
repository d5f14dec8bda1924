// The evidence log as an auditor reads it: the newest entries first, each with a proof to take away.

import { useQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import { type Answer, addressOf } from '../../client/ask.ts'
import { question } from '../../client/questions.ts'
import { countText, dayText, instantText } from '../../figures/figures.ts'
import { useTitle } from '../../frame/title.ts'
import { PersonName } from '../../people/person-name.tsx'
import { Answered } from '../../states/answered.tsx'
import { Downloads } from '../../states/downloads.tsx'
import { useSpeech } from '../../words/language.tsx'

type Entry = Answer<'GET /api/evidence/entries'>['items'][number]
type Checkpoint = Answer<'GET /api/evidence/checkpoint'>

const pageRows = 25

export function AuditPage() {
  const { say } = useSpeech()
  useTitle(say('audit'))
  const query = useQuery(question('GET /api/evidence/checkpoint', {}))
  return (
    <div className="stack">
      <header>
        <h1>{say('audit')}</h1>
        <p className="quiet">{say('auditLead')}</p>
      </header>
      <Answered query={query}>
        {(checkpoint) => (
          <>
            <CheckpointCard checkpoint={checkpoint} />
            <Entries size={checkpoint.size} />
            <OfflineHint root={checkpoint.root} />
          </>
        )}
      </Answered>
    </div>
  )
}

function CheckpointCard({ checkpoint: { size, root, at } }: { readonly checkpoint: Checkpoint }) {
  const { say, language } = useSpeech()
  return (
    <section className="card">
      <h2>{say('checkpoint')}</h2>
      <dl className="counts">
        <div>
          <dt>{say('logSize')}</dt>
          <dd>{countText(size)}</dd>
        </div>
        <div>
          <dt>{say('takenAt')}</dt>
          <dd>{instantText(at, language)}</dd>
        </div>
        <div>
          <dt>{say('logRoot')}</dt>
          <dd className="code">{root}</dd>
        </div>
      </dl>
    </section>
  )
}

/** The page of the log that ends before the place in the address; the last page without one. */
function Entries({ size }: { readonly size: number }) {
  const { say } = useSpeech()
  const [search] = useSearchParams()
  const asked = Number(search.get('before') ?? size)
  const before = Number.isSafeInteger(asked) && asked > 0 ? Math.min(asked, size) : size
  const from = Math.max(0, before - pageRows)
  const query = useQuery(
    question('GET /api/evidence/entries', { query: { from, limit: Math.max(1, before - from) } }),
  )
  return (
    <section className="card">
      <div className="head">
        <h2>{say('entries')}</h2>
        <Downloads address="/api/evidence/entries/file" />
      </div>
      <Answered query={query}>{({ items }) => <EntryTable entries={[...items].reverse()} />}</Answered>
      <p className="row below no-print">
        {from > 0 && <Link to={`?before=${from}`}>{say('older')}</Link>}
        {before < size && <Link to={`?before=${Math.min(size, before + pageRows)}`}>{say('newer')}</Link>}
      </p>
    </section>
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

function EntryRow({ entry: { index, day, kind, actor, subject, body } }: { readonly entry: Entry }) {
  const { say, language, name } = useSpeech()
  const proof = addressOf('/api/evidence/entries/{entry}/proof', { path: { entry: index } })
  return (
    <tr>
      <th scope="row">{index}</th>
      <td data-label={say('entryDay')}>{dayText(day, language)}</td>
      <td data-label={say('entryKind')}>{name('entry', kind)}</td>
      <td data-label={say('actor')}>
        <PersonName id={actor} />
      </td>
      <td data-label={say('subject')}>
        <details>
          <summary className="code">{subject}</summary>
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

function OfflineHint({ root }: { readonly root: string }) {
  const { say } = useSpeech()
  return (
    <section className="card">
      <h2>{say('checkOffline')}</h2>
      <p>{say('checkOfflineHint')}</p>
      <p className="code below">npx reprieve evidence check proof-0.json --root {root}</p>
    </section>
  )
}
