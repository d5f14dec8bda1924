// The evidence log as an auditor reads it: the newest entries first, each with a proof to take away.

import { useQuery } from '@tanstack/react-query'
import type { Answer } from '../../client/ask.ts'
import { question } from '../../client/questions.ts'
import { countText, instantText } from '../../figures/figures.ts'
import { useTitle } from '../../frame/title.ts'
import { Answered } from '../../states/answered.tsx'
import { useSpeech } from '../../words/language.tsx'
import { Entries } from './entries.tsx'

type Checkpoint = Answer<'GET /api/evidence/checkpoint'>

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
            <Entries />
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

function OfflineHint({ root }: { readonly root: string }) {
  const { say } = useSpeech()
  return (
    <section className="card">
      <h2>{say('checkOffline')}</h2>
      <p>{say('checkOfflineHint')}</p>
      <p className="code below">npx reprieve evidence check FILE --root {root}</p>
    </section>
  )
}
