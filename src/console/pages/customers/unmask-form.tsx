// Asking for a customer's data in full: never without a purpose and words, which stay.

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { ask, type Question } from '../../client/ask.ts'
import { Failed } from '../../states/failed.tsx'
import { customerCodeWords } from '../../words/customers.ts'
import { useSpeech } from '../../words/language.tsx'
import type { Unmasked } from './personal-data.tsx'

type Purpose = Question<'POST /api/customers/{customer}/unmask'>['body']['purpose']

const ofDocuments = ['review_evidence', 'check_before_sending']
const purposes = Object.keys(customerCodeWords.purpose).filter(
  (purpose) => !ofDocuments.includes(purpose),
) as readonly Purpose[]

interface UnmaskFormProps {
  readonly customer: string
  readonly show: (full: Unmasked) => void
  readonly close: () => void
}

export function UnmaskForm({ customer, show, close }: UnmaskFormProps) {
  const { say } = useSpeech()
  const id = useId()
  const [purpose, setPurpose] = useState<Purpose>()
  const [reason, setReason] = useState('')
  const answers = useQueryClient()
  const isWhole = purpose !== undefined && reason.trim() !== ''
  const unmasking = useMutation({
    mutationFn: () =>
      ask('POST /api/customers/{customer}/unmask', {
        path: { customer },
        body: { purpose: purpose!, reason: reason.trim() },
      }),
    gcTime: 0,
    onSuccess: (full) => {
      show(full)
      close()
      return answers.invalidateQueries({ queryKey: ['GET /api/customers/{customer}/views'] })
    },
  })
  return (
    <form
      className="stack"
      aria-label={say('unmask')}
      onSubmit={(event) => {
        event.preventDefault()
        if (isWhole) unmasking.mutate()
      }}
    >
      <p className="quiet">{say('unmaskLead')}</p>
      <Purposes chosen={purpose} choose={setPurpose} />
      <label htmlFor={id}>{say('reasonInWords')}</label>
      <Input.TextArea
        id={id}
        rows={2}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="row">
        <Button htmlType="submit" type="primary" disabled={!isWhole} loading={unmasking.isPending}>
          {say('unmask')}
        </Button>
        <Button onClick={close}>{say('cancel')}</Button>
      </div>
      {unmasking.error !== null && <Failed error={unmasking.error} />}
    </form>
  )
}

interface PurposesProps {
  readonly chosen: Purpose | undefined
  readonly choose: (purpose: Purpose) => void
}

function Purposes({ chosen, choose }: PurposesProps) {
  const { say, name } = useSpeech()
  const group = useId()
  return (
    <fieldset className="row purposes">
      <legend>{say('purpose')}</legend>
      {purposes.map((purpose) => (
        <label key={purpose} className="row">
          <input
            type="radio"
            name={group}
            value={purpose}
            checked={purpose === chosen}
            onChange={() => choose(purpose)}
          />
          {name('purpose', purpose)}
        </label>
      ))}
    </fieldset>
  )
}
