// A step that is taken only with a reason, which somebody reads later.

import { Button, Input } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { useSpeech } from '../words/language.tsx'
import { Failed } from './failed.tsx'

interface ReasonFormProps {
  readonly label: string
  /** Who reads the reason, and what for. */
  readonly hint?: string
  /** The words of the button that takes the step. */
  readonly act: ReactNode
  readonly isDangerous?: boolean
  readonly taking: { readonly isPending: boolean; readonly error: Error | null }
  /** Is given the reason without blanks around it; never an empty one. */
  readonly take: (reason: string) => void
  readonly close: () => void
}

export function ReasonForm({ label, hint, act, isDangerous = false, taking, take, close }: ReasonFormProps) {
  const { say } = useSpeech()
  const id = useId()
  const [text, setText] = useState('')
  const reason = text.trim()
  return (
    <form
      className="send-back"
      onSubmit={(event) => {
        event.preventDefault()
        if (reason !== '') take(reason)
      }}
    >
      <label htmlFor={id}>{label}</label>
      <Input.TextArea
        id={id}
        autoFocus
        rows={3}
        maxLength={500}
        value={text}
        {...(hint !== undefined && { 'aria-describedby': `${id}-hint` })}
        onChange={(event) => setText(event.target.value)}
      />
      {hint !== undefined && (
        <p id={`${id}-hint`} className="quiet">
          {hint}
        </p>
      )}
      <div className="row">
        <Button
          htmlType="submit"
          type="primary"
          danger={isDangerous}
          loading={taking.isPending}
          disabled={reason === ''}
        >
          {act}
        </Button>
        <Button onClick={close}>{say('cancel')}</Button>
      </div>
      {taking.error !== null && <Failed error={taking.error} />}
    </form>
  )
}
