// One question after a finished task: was that clear? A "no" may say what was not.

import { useMutation } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { ask, type Question } from '../client/ask.ts'
import { Failed } from '../states/failed.tsx'
import { useSpeech } from '../words/language.tsx'

type Given = Question<'POST /api/feedback'>['body']

export function WasItClear({ task }: { readonly task: Given['task'] }) {
  const { say } = useSpeech()
  const [isUnclear, setUnclear] = useState(false)
  const giving = useMutation({ mutationFn: (given: Given) => ask('POST /api/feedback', { body: given }) })
  if (giving.isSuccess) return <p role="status">{say('feedbackThanks')}</p>
  return (
    <section className="row no-print" aria-label={say('wasItClear')}>
      <span>{say('wasItClear')}</span>
      <Button onClick={() => giving.mutate({ task, wasClear: true })}>{say('clearYes')}</Button>
      <Button aria-expanded={isUnclear} onClick={() => setUnclear(true)}>
        {say('clearNo')}
      </Button>
      {isUnclear && (
        <UnclearForm send={(words) => giving.mutate({ task, wasClear: false, ...(words && { words }) })} />
      )}
      {giving.error !== null && <Failed error={giving.error} />}
    </section>
  )
}

function UnclearForm({ send }: { readonly send: (words: string) => void }) {
  const { say } = useSpeech()
  const id = useId()
  const [words, setWords] = useState('')
  return (
    <form
      className="send-back"
      onSubmit={(event) => {
        event.preventDefault()
        send(words.trim())
      }}
    >
      <label htmlFor={id}>{say('whatWasUnclear')}</label>
      <Input.TextArea
        id={id}
        rows={2}
        maxLength={500}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <div>
        <Button htmlType="submit" type="primary">
          {say('sendFeedback')}
        </Button>
      </div>
    </form>
  )
}
