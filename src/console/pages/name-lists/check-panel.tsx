// The check by a second person: approve, or send back with a reason; who may not is told why.

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { ask } from '../../client/ask.ts'
import { useDeciding } from '../../client/deciding.ts'
import { question } from '../../client/questions.ts'
import { countText, instantText } from '../../figures/figures.ts'
import { to } from '../../paths.ts'
import { useNames } from '../../people/names.ts'
import { usePermission } from '../../session/session.tsx'
import { Failed } from '../../states/failed.tsx'
import { ReasonForm } from '../../states/reason-form.tsx'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { useRefusal } from '../../states/rehearse.ts'
import { useSpeech } from '../../words/language.tsx'
import type { NameList } from './outcome-bar.tsx'

export function CheckPanel({ list }: { readonly list: NameList }) {
  const { say } = useSpeech()
  return (
    <section className="card stack" aria-labelledby="check-list">
      <h2 id="check-list">{say('listDecision')}</h2>
      {list.state === 'waiting' ? <Waiting list={list} /> : <Decided list={list} />}
      {list.state !== 'waiting' && <NextList />}
    </section>
  )
}

function Decided({ list: { decided } }: { readonly list: NameList }) {
  const { say, language } = useSpeech()
  const { withId } = useNames()
  if (decided === undefined) return null
  const values = { person: withId(decided.person), instant: instantText(decided.at, language) }
  if (decided.decision === 'approved') return <p>{say('listApprovedBy', values)}</p>
  return (
    <p>
      {say('listSentBackBy', values)} <span translate="no">{decided.reason}</span>
    </p>
  )
}

/** The list that has waited longest, for those who check. */
function NextList() {
  const { say } = useSpeech()
  const { granted } = usePermission('name_list.check')
  const asked = { query: { state: 'waiting', limit: 200 } } as const
  const { data } = useQuery({ ...question('GET /api/name-lists', asked), enabled: granted })
  const next = data?.items.at(-1)
  if (next === undefined) return null
  return (
    <Link className="no-print" to={to.nameList(next.id)}>
      {say('nextWaitingList')} <span translate="no">{next.institution}</span>
    </Link>
  )
}

function Waiting({ list }: { readonly list: NameList }) {
  const { say } = useSpeech()
  const asked = { path: { list: list.id } }
  const reason = useRefusal('POST /api/name-lists/{list}/approve', asked, list.state)
  const returned = { ...asked, body: { reason: '-' } }
  const unreturned = useRefusal('POST /api/name-lists/{list}/send-back', returned, list.state)
  const [isOpen, open] = useState(false)
  const approving = useDeciding(() => ask('POST /api/name-lists/{list}/approve', asked))
  return (
    <>
      <p>
        {say('listWaits', { count: countText(list.counts.matched) })}
        {list.counts.name_differs > 0 &&
          ` ${say('listWaitsDiffering', { differs: countText(list.counts.name_differs) })}`}
      </p>
      {isOpen ? (
        <SendBackForm list={list} close={() => open(false)} />
      ) : (
        <div className="steps no-print">
          <ReasonedButton
            type="primary"
            reason={reason}
            loading={approving.isPending}
            onClick={() => approving.mutate(undefined)}
          >
            {say('approveList')}
          </ReasonedButton>
          <ReasonedButton reason={unreturned} onClick={() => open(true)}>
            {say('sendListBack')}
          </ReasonedButton>
        </div>
      )}
      {approving.error !== null && <Failed error={approving.error} />}
    </>
  )
}

function SendBackForm({ list, close }: { readonly list: NameList; readonly close: () => void }) {
  const { say } = useSpeech()
  const sending = useDeciding((reason: string) =>
    ask('POST /api/name-lists/{list}/send-back', { path: { list: list.id }, body: { reason } }),
  )
  return (
    <ReasonForm
      label={say('whyListBack')}
      act={say('sendListBack')}
      isDangerous
      taking={sending}
      take={(reason) => sending.mutate(reason, { onSuccess: close })}
      close={close}
    />
  )
}
