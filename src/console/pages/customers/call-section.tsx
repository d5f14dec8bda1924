// May I call this customer now? One press asks, the answer is large, and an allowed collection call is reported.

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { type Answer, ask, type Question } from '../../client/ask.ts'
import { usePermission, useSession } from '../../session/session.tsx'
import { Choice } from '../../states/choice.tsx'
import { Failed } from '../../states/failed.tsx'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { customerCodeWords } from '../../words/customers.ts'
import { useSpeech } from '../../words/language.tsx'
import { CallAnswer } from './call-answer.tsx'
import type { Customer } from './customer-page.tsx'
import { historyKey } from './history-key.ts'

export type Asking = Question<'POST /api/decisions/contact'>['body']
export type CallDecision = Answer<'POST /api/decisions/contact'>
type Type = Asking['type']

const types = ['collection', 'service', 'marketing'] as const satisfies readonly Type[]
const askWords = {
  collection: 'mayICollect',
  service: 'mayIServe',
  marketing: 'mayIMarket',
} as const satisfies Record<Type, string>

interface CallSectionProps {
  readonly customer: string
  readonly accounts: Customer['accounts']
}

export function CallSection({ customer, accounts }: CallSectionProps) {
  const { granted } = usePermission('decision.contact')
  return granted && accounts.length > 0 ? <MayICall customer={customer} accounts={accounts} /> : null
}

function MayICall({ customer, accounts }: CallSectionProps) {
  const { say } = useSpeech()
  const [how, choose] = useHow()
  const answers = useQueryClient()
  const askHistoryAnew = () => void answers.invalidateQueries({ queryKey: historyKey })
  const asking = useMutation({
    onSuccess: askHistoryAnew,
    mutationFn: async (type: Type) => {
      const { account, ...asked } = { ...how, type }
      const about = account === '' ? { customer } : { account }
      const body = { ...about, ...asked }
      const decision = await ask('POST /api/decisions/contact', { query: {}, body })
      return { decision, asked: body }
    },
  })
  const [reported, report] = useState<Readonly<Record<string, boolean>>>({})
  const saidAt = useId()
  const told = asking.data
  /** Asking anything else would take the answer away before it was reported. */
  const waits =
    told?.asked.type === 'collection' && told.decision.allowed && reported[told.decision.id] === undefined
  return (
    <section className="card stack" aria-label={say('mayICall')}>
      <h2>{say('mayICall')}</h2>
      <HowToCall accounts={accounts} how={how} choose={choose} />
      <div className="row">
        {types.map((type) => (
          <ReasonedButton
            key={type}
            size="large"
            reason={waits ? say('reportCallFirst') : undefined}
            saidAt={saidAt}
            loading={asking.isPending && asking.variables === type}
            onClick={() => asking.mutate(type)}
          >
            {say(askWords[type])}
          </ReasonedButton>
        ))}
      </div>
      {waits && (
        <p id={saidAt} className="reason">
          {say('reportCallFirst')}
        </p>
      )}
      <p className="quiet">
        {accounts.length > 1 && how.account === '' && `${say('callAboutAnyMeans')} `}
        {say('askingCounts')}
      </p>
      {asking.error !== null && <Failed error={asking.error} />}
      <div role="status">
        {told !== undefined && !asking.isPending && (
          <CallAnswer
            key={told.decision.id}
            {...told}
            connected={reported[told.decision.id]}
            onReported={(connected) => {
              report({ ...reported, [told.decision.id]: connected })
              askHistoryAnew()
            }}
          />
        )}
      </div>
    </section>
  )
}

interface How {
  /** The customer as a whole with ''. */
  readonly account: string
  readonly channel: Asking['channel']
  readonly relation: NonNullable<Asking['relation']>
}

/** An agent calls as an agent and everybody else as a manager; most calls are to the debtor. */
function useHow() {
  const { person } = useSession()
  const isAgent = person.assignments.some(({ role }) => role === 'call_centre_agent')
  return useState<How>({ account: '', channel: isAgent ? 'agent' : 'manager', relation: 'debtor' })
}

interface HowToCallProps {
  readonly accounts: Customer['accounts']
  readonly how: How
  readonly choose: (how: How) => void
}

function HowToCall({ accounts, how, choose }: HowToCallProps) {
  const { say, name } = useSpeech()
  const optionsOf = (group: 'callChannel' | 'calledPerson') =>
    Object.keys(customerCodeWords[group]).map((value) => ({ value, label: name(group, value) }))
  return (
    <div className="row">
      {accounts.length > 1 && (
        <Choice
          label={say('callAbout')}
          value={how.account}
          nothing={say('callAboutAny')}
          options={accounts.map(({ account, product }) => ({
            value: account,
            label: `${name('product', product)} ${account}`,
          }))}
          onChange={(account) => choose({ ...how, account })}
        />
      )}
      <Choice
        label={say('callBy')}
        value={how.channel}
        isRequired
        options={optionsOf('callChannel')}
        onChange={(channel) => choose({ ...how, channel: channel as How['channel'] })}
      />
      <Choice
        label={say('callTo')}
        value={how.relation}
        isRequired
        options={optionsOf('calledPerson')}
        onChange={(relation) => choose({ ...how, relation: relation as How['relation'] })}
      />
    </div>
  )
}
