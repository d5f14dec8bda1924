// What a customer asked not to be contacted for, with the way to record it and to take it back.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { type Answer, ask } from '../../client/ask.ts'
import { question } from '../../client/questions.ts'
import { instantText } from '../../figures/figures.ts'
import { PersonName } from '../../people/person-name.tsx'
import { useNeededRole } from '../../session/needed-role.ts'
import { Answered } from '../../states/answered.tsx'
import { Failed } from '../../states/failed.tsx'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { useTell } from '../../states/telling.tsx'
import { useSpeech } from '../../words/language.tsx'
import { Quoted } from '../programmes/quoted.tsx'
import { historyKey } from './history-key.ts'

type Said = Answer<'GET /api/customers/{customer}/objections'>['items']
type ObjectionType = Said[number]['type']

const types = ['marketing', 'collection'] as const satisfies readonly ObjectionType[]

export function ObjectionsSection({ customer }: { readonly customer: string }) {
  const { say } = useSpeech()
  const query = useQuery(question('GET /api/customers/{customer}/objections', { path: { customer } }))
  return (
    <section className="card stack">
      <h2>{say('contactWishes')}</h2>
      <p className="quiet">{say('contactWishesLead')}</p>
      <Answered query={query}>
        {({ items }) =>
          types.map((type) => (
            <Wish
              key={type}
              customer={customer}
              type={type}
              said={items.filter((one) => one.type === type)}
            />
          ))
        }
      </Answered>
    </section>
  )
}

interface WishProps {
  readonly customer: string
  readonly type: ObjectionType
  /** The newest first. */
  readonly said: Said
}

function Wish({ customer, type, said: [last] }: WishProps) {
  const { say, name, language } = useSpeech()
  const [isAsking, setAsking] = useState(false)
  const reason = useNeededRole(`objection.${type}`)
  const stands = last?.stands === true
  return (
    <div className="stack">
      <p className="row">
        {name('contactType', type)}
        <span className={`badge ${stands ? 'bad' : ''}`}>{say(stands ? 'objects' : 'mayContact')}</span>
        {last !== undefined && (
          <span className="quiet">
            {instantText(last.at, language)} · <PersonName id={last.person} /> ·{' '}
            <Quoted>{last.reason}</Quoted>
          </span>
        )}
      </p>
      {isAsking ? (
        <WishForm customer={customer} type={type} stands={!stands} close={() => setAsking(false)} />
      ) : (
        <div>
          <ReasonedButton reason={reason} onClick={() => setAsking(true)}>
            {say(stands ? 'takeBack' : 'recordObjection')}
          </ReasonedButton>
        </div>
      )}
    </div>
  )
}

interface WishFormProps {
  readonly customer: string
  readonly type: ObjectionType
  /** What is to be recorded. */
  readonly stands: boolean
  readonly close: () => void
}

function WishForm({ customer, type, stands, close }: WishFormProps) {
  const { say } = useSpeech()
  const id = useId()
  const [reason, setReason] = useState('')
  const answers = useQueryClient()
  const tell = useTell()
  const recording = useMutation({
    mutationFn: () =>
      ask(`POST /api/customers/{customer}/objections/${type}`, {
        path: { customer },
        query: {},
        body: { stands, reason: reason.trim() },
      }),
    onSuccess: () => {
      close()
      tell(say(stands ? 'objectionKept' : 'objectionEnded'))
      void answers.invalidateQueries({ queryKey: historyKey })
      return answers.invalidateQueries({ queryKey: ['GET /api/customers/{customer}/objections'] })
    },
  })
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (reason.trim() !== '') recording.mutate()
      }}
    >
      <label htmlFor={id}>{say('customerSaid')}</label>
      <Input id={id} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
      <div className="row">
        <Button
          htmlType="submit"
          type="primary"
          disabled={reason.trim() === ''}
          loading={recording.isPending}
        >
          {say(stands ? 'recordObjection' : 'takeBack')}
        </Button>
        <Button onClick={close}>{say('cancel')}</Button>
      </div>
      {recording.error !== null && <Failed error={recording.error} />}
    </form>
  )
}
