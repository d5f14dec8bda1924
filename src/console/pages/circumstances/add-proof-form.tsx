// Bringing documents to a circumstance that was recorded without them.

import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { type Answer, ask } from '../../client/ask.ts'
import { Failed } from '../../states/failed.tsx'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { useSpeech } from '../../words/language.tsx'
import type { Recorded } from './circumstance-card.tsx'
import type { Proof } from './proof-box.tsx'
import { Proofs } from './proofs.tsx'
import { useAskAnew } from './use-step.ts'

interface AddProofFormProps {
  readonly recorded: Recorded
  readonly consentText: Answer<'GET /api/customers/{customer}/circumstances'>['consent']
  readonly close: () => void
}

export function AddProofForm({ recorded: { id, customer, kind }, consentText, close }: AddProofFormProps) {
  const { say } = useSpeech()
  const [proofs, setProofs] = useState<readonly Proof[]>([])
  const askAnew = useAskAnew()
  const sending = useMutation({
    mutationFn: async () => {
      for (const { id: document } of proofs) {
        const path = { circumstance: id }
        await ask('POST /api/circumstances/{circumstance}/documents', { path, body: { document } })
        setProofs((left) => left.filter((proof) => proof.id !== document))
      }
    },
    onSuccess: close,
    onSettled: askAnew,
  })
  const missing = proofs.length === 0 ? say('chooseProof') : undefined
  return (
    <form
      className="stack"
      aria-label={say('addProofLater')}
      onSubmit={(event) => {
        event.preventDefault()
        if (missing === undefined) sending.mutate()
      }}
    >
      <Proofs
        customer={customer}
        circumstance={kind}
        consentText={consentText}
        proofs={proofs}
        change={setProofs}
      />
      <div className="row">
        <ReasonedButton htmlType="submit" type="primary" reason={missing} loading={sending.isPending}>
          {say('addProofLater')}
        </ReasonedButton>
        <Button onClick={close}>{say('cancel')}</Button>
      </div>
      {sending.error !== null && <Failed error={sending.error} />}
    </form>
  )
}
