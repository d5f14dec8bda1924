// An item that a circumstance waits for: the circumstance with its documents, and the step that closes the item.

import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { question } from '../../client/questions.ts'
import { useNeededRole } from '../../session/needed-role.ts'
import { usePermission } from '../../session/session.tsx'
import { Answered } from '../../states/answered.tsx'
import { useSpeech } from '../../words/language.tsx'
import { AddProofForm } from '../circumstances/add-proof-form.tsx'
import { CircumstanceCard, type Recorded } from '../circumstances/circumstance-card.tsx'
import { DecidePanel } from '../circumstances/decide-panel.tsx'
import { useWhenClosed } from './when-closed.ts'
import type { WorkItem } from './work-items-page.tsx'

interface CircumstanceItemProps {
  readonly item: WorkItem
  readonly circumstance: string
  /** Called once the item closed with its circumstance. */
  readonly onClosed: () => void
}

export function CircumstanceItem({ item, circumstance, onClosed }: CircumstanceItemProps) {
  const { name } = useSpeech()
  const needed = useNeededRole('circumstance.read')
  useWhenClosed(item.state, onClosed)
  return (
    <div className="stack below">
      {item.outcome !== undefined && <p className="badge good">{name('circumstanceAct', item.outcome)}</p>}
      {needed === undefined ? <Waiting circumstance={circumstance} /> : <p className="quiet">{needed}</p>}
    </div>
  )
}

function Waiting({ circumstance }: { readonly circumstance: string }) {
  const { granted: mayReview } = usePermission('circumstance.verify')
  const { granted: mayRecord } = usePermission('circumstance.record')
  const query = useQuery(question('GET /api/circumstances/{circumstance}', { path: { circumstance } }))
  return (
    <Answered query={query}>
      {(recorded) => {
        const isWaiting = recorded.state === 'recorded' || recorded.state === 'accepted'
        return (
          <>
            <CircumstanceCard recorded={recorded} isReadable={mayReview} />
            {isWaiting && mayRecord && <BringProof recorded={recorded} />}
            {isWaiting && !mayRecord && <DecidePanel recorded={recorded} next={() => {}} />}
          </>
        )
      }}
    </Answered>
  )
}

/** Bringing the document that is waited for, without leaving the inbox. */
function BringProof({ recorded }: { readonly recorded: Recorded }) {
  const { say } = useSpeech()
  const [isOpen, open] = useState(false)
  const path = { customer: recorded.customer }
  const known = useQuery(question('GET /api/customers/{customer}/circumstances', { path }))
  if (!isOpen)
    return (
      <div className="row">
        <Button onClick={() => open(true)}>{say('addProofLater')}</Button>
      </div>
    )
  return (
    <Answered query={known}>
      {({ consent }) => <AddProofForm recorded={recorded} consentText={consent} close={() => open(false)} />}
    </Answered>
  )
}
