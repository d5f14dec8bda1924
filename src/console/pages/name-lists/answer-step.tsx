// What a customer said about a pre-approved line, and the form that records it.

import { Button } from 'antd'
import { useId, useState } from 'react'
import { ask, type Question } from '../../client/ask.ts'
import { useDeciding } from '../../client/deciding.ts'
import { useNames } from '../../people/names.ts'
import { useNeededRole } from '../../session/needed-role.ts'
import { Failed } from '../../states/failed.tsx'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { useSpeech } from '../../words/language.tsx'
import type { ListLine } from './line-table.tsx'

type Body = Question<'POST /api/name-lists/{list}/lines/{line}/answer'>['body']

interface AnswerStepProps {
  readonly list: string
  readonly line: ListLine
}

/** Says once, above the lines, why the reader records no answers. */
export const whoRecordsAnswersAt = 'who-records-answers'

const tones: Readonly<Record<string, string>> = { awaiting_customer: 'warn', confirmed: 'good' }

export function AnswerStep({ list, line }: AnswerStepProps) {
  const { say, name } = useSpeech()
  const { withId } = useNames()
  const [isOpen, open] = useState(false)
  const needed = useNeededRole('name_list.confirm')
  const { state = '', way, answeredBy } = line
  if (isOpen && state === 'awaiting_customer')
    return <AnswerForm list={list} line={line} close={() => open(false)} />
  return (
    <div className="row">
      <span className={`badge ${tones[state] ?? ''}`}>{name('lineState', state)}</span>
      {way !== undefined && answeredBy !== undefined && (
        <span className="quiet">
          {say('answeredVia', { way: name('answerWay', way), person: withId(answeredBy) })}
        </span>
      )}
      {state === 'awaiting_customer' && (
        <ReasonedButton size="small" reason={needed} saidAt={whoRecordsAnswersAt} onClick={() => open(true)}>
          {say('recordAnswer')}
        </ReasonedButton>
      )}
    </div>
  )
}

const ways = ['counter', 'hotline', 'manager'] as const

function AnswerForm({ list, line, close }: AnswerStepProps & { readonly close: () => void }) {
  const { say, name } = useSpeech()
  const [answer, setAnswer] = useState<Body['answer']>()
  const [way, setWay] = useState<Body['way']>()
  const answering = useDeciding((body: Body) =>
    ask('POST /api/name-lists/{list}/lines/{line}/answer', { path: { list, line: line.line }, body }),
  )
  const isWhole = answer !== undefined && way !== undefined
  return (
    <form
      className="send-back"
      aria-label={say('recordAnswer')}
      onSubmit={(event) => {
        event.preventDefault()
        if (isWhole) answering.mutate({ answer, way }, { onSuccess: close })
      }}
    >
      <Radios
        legend={say('answer')}
        chosen={answer}
        choose={setAnswer}
        options={[
          { value: 'confirmed', label: say('customerConfirms') },
          { value: 'declined', label: say('customerDeclines') },
        ]}
      />
      <Radios
        legend={say('byWhichWay')}
        chosen={way}
        choose={setWay}
        options={ways.map((value) => ({ value, label: name('answerWay', value) }))}
      />
      <div className="row">
        <Button htmlType="submit" type="primary" disabled={!isWhole} loading={answering.isPending}>
          {say('keepAnswer')}
        </Button>
        <Button onClick={close}>{say('cancel')}</Button>
      </div>
      {answering.error !== null && <Failed error={answering.error} />}
    </form>
  )
}

interface RadiosProps<Value extends string> {
  readonly legend: string
  readonly chosen: Value | undefined
  readonly choose: (value: Value) => void
  readonly options: readonly { readonly value: Value; readonly label: string }[]
}

export function Radios<Value extends string>({ legend, chosen, choose, options }: RadiosProps<Value>) {
  const group = useId()
  return (
    <fieldset className="row purposes">
      <legend>{legend}</legend>
      {options.map(({ value, label }) => (
        <label key={value} className="row">
          <input type="radio" name={group} checked={value === chosen} onChange={() => choose(value)} />
          {label}
        </label>
      ))}
    </fieldset>
  )
}
