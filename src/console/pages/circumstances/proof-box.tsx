// Where a proof is dropped, chosen or photographed: it is uploaded at once and said so, or why not.

import { useMutation } from '@tanstack/react-query'
import { Button, Progress } from 'antd'
import { useId, useState } from 'react'
import type { Answer } from '../../client/ask.ts'
import { useHouseRule } from '../../client/house.ts'
import { Failed } from '../../states/failed.tsx'
import { useSpeech } from '../../words/language.tsx'
import { upload } from './upload.ts'

export type Proof = Answer<'POST /api/customers/{customer}/documents'>['document']

interface ProofBoxProps {
  readonly customer: string
  readonly kind: Proof['kind']
  readonly consent: Proof['consentHow']
  /** Why nothing may be uploaded yet. */
  readonly reason: string | undefined
  readonly proofs: readonly Proof[]
  readonly change: (proofs: readonly Proof[]) => void
}

export function ProofBox({ customer, kind, consent, reason, proofs, change }: ProofBoxProps) {
  const { say, name } = useSpeech()
  const size = useHouseRule('documents', 'sizeMax')
  const id = useId()
  const [percent, setPercent] = useState(0)
  const sending = useMutation({
    mutationFn: (file: File) =>
      upload({ path: { customer }, query: { kind, consent }, file, onProgress: setPercent }),
    onSuccess: ({ document }) => change([...proofs.filter((one) => one.id !== document.id), document]),
  })
  const take = (file: File | undefined) => {
    if (file !== undefined && reason === undefined) sending.mutate(file)
  }
  return (
    <div className="field">
      <span>{say('proofs')}</span>
      <label
        htmlFor={id}
        className="drop"
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault()
          take(event.dataTransfer.files[0])
        }}
      >
        <input
          id={id}
          type="file"
          accept="image/jpeg,image/png,application/pdf"
          disabled={reason !== undefined || sending.isPending}
          aria-describedby={`${id}-hint`}
          onChange={(event) => {
            take(event.target.files?.[0])
            event.target.value = ''
          }}
        />
        <strong>{say('dropProof')}</strong>
      </label>
      <span id={`${id}-hint`} className="quiet">
        {reason ?? (size !== undefined && say('proofHint', { size }))}
      </span>
      {sending.isPending && <Progress percent={percent} aria-label={say('uploading')} />}
      {sending.error !== null && <Failed error={sending.error} />}
      <ul className="plain-list" aria-live="polite">
        {proofs.map((proof) => (
          <li key={proof.id} className="row">
            {name('documentKind', proof.kind)} · {Math.ceil(proof.bytes / 1024)} KB
            <Button size="small" onClick={() => change(proofs.filter((one) => one.id !== proof.id))}>
              {say('takeAway')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
