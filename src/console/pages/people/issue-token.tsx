// A token is issued: its secret is made in this browser and shown once; the server is sent its digest only.

import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { ask, lastAnsweredAt, type Question } from '../../client/ask.ts'
import { useDeciding } from '../../client/deciding.ts'
import { question } from '../../client/questions.ts'
import { dayFrom, dayOfBank, endOfDay, nearestDay } from '../../people/day.ts'
import { DayField } from '../../people/day-field.tsx'
import { useNodes } from '../../people/nodes.ts'
import { TextField } from '../../people/text-field.tsx'
import { useNeededRole } from '../../session/needed-role.ts'
import { useSession } from '../../session/session.tsx'
import { Choice } from '../../states/choice.tsx'
import { Failed } from '../../states/failed.tsx'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { useSpeech } from '../../words/language.tsx'
import { digestOf, newSecret } from './token-secret.ts'

type Verb = Question<'POST /api/tokens'>['body']['verbs'][number]

interface Wish {
  readonly purpose: string
  readonly node: string
  readonly lastDay: string
  readonly verbs: readonly Verb[]
}

const nothing: Wish = { purpose: '', node: '', lastDay: '', verbs: [] }

/** `latest` is the latest last day of a token; undefined while the server has not said it. */
export function IssueToken({ latest }: { readonly latest: string | undefined }) {
  const { say, language } = useSpeech()
  const { inOrder } = useNodes()
  const [wish, change] = useState(nothing)
  const [secret, show] = useState('')
  const reason = useNeededRole('token.issue')
  const issuing = useDeciding(async () => {
    const made = newSecret()
    const { purpose, node, verbs, lastDay } = wish
    const expiresAt = endOfDay(dayFrom(lastDay)!)
    const tokenHash = await digestOf(made)
    await ask('POST /api/tokens', { body: { purpose: purpose.trim(), node, verbs, expiresAt, tokenHash } })
    show(made)
    change(nothing)
  })
  const { purpose, node, lastDay, verbs } = wish
  const today = dayOfBank(lastAnsweredAt())
  const day = dayFrom(lastDay)
  const isTaken = day !== undefined && nearestDay(day, today, latest) === day
  const isWhole = purpose.trim() !== '' && node !== '' && isTaken && verbs.length > 0
  const missing = reason ?? (isWhole ? undefined : say('tokenIncomplete'))
  return (
    <section className="card stack">
      <h2>{say('issueToken')}</h2>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (missing === undefined) issuing.mutate(undefined)
        }}
      >
        <div className="form-grid">
          <TextField
            label={say('tokenPurpose')}
            value={purpose}
            maxLength={80}
            onChange={(value) => change({ ...wish, purpose: value })}
          />
          <Choice
            label={say('nodeWord')}
            value={node}
            isRequired
            onChange={(value) => change({ ...wish, node: value })}
            options={inOrder().map((one) => ({ value: one.node.id, label: one.node.name[language] }))}
          />
          <DayField
            label={say('tokenLastDay')}
            value={lastDay}
            onChange={(value) => change({ ...wish, lastDay: value })}
            from={today}
            to={latest}
          />
        </div>
        <Verbs chosen={verbs} choose={(some) => change({ ...wish, verbs: some })} />
        <div>
          <ReasonedButton htmlType="submit" type="primary" loading={issuing.isPending} reason={missing}>
            {say('issueToken')}
          </ReasonedButton>
        </div>
      </form>
      <div role="status">
        {secret !== '' && (
          <p>
            {say('tokenShownOnce')} <code className="code">{secret}</code>
          </p>
        )}
      </div>
      {issuing.error !== null && <Failed error={issuing.error} />}
    </section>
  )
}

interface VerbsProps {
  readonly chosen: readonly Verb[]
  readonly choose: (verbs: readonly Verb[]) => void
}

/** The verbs a machine may carry; what the issuer may not do, no token of theirs may do either. */
function Verbs({ chosen, choose }: VerbsProps) {
  const { say, name } = useSpeech()
  const id = useId()
  const { permissions } = useSession()
  const { data } = useQuery(question('GET /api/permissions', {}))
  const own = new Set(permissions.filter(({ granted }) => granted).map(({ verb }) => verb))
  const verbs = (data?.items ?? []).filter(({ forMachines }) => forMachines)
  return (
    <fieldset className="checks" aria-describedby={id}>
      <legend>{say('tokenVerbs')}</legend>
      {verbs.map(({ verb }) => (
        <label key={verb} className={own.has(verb) ? '' : 'quiet'}>
          <input
            type="checkbox"
            checked={chosen.includes(verb)}
            disabled={!own.has(verb)}
            onChange={({ target }) =>
              choose(target.checked ? [...chosen, verb] : chosen.filter((one) => one !== verb))
            }
          />{' '}
          {name('verb', verb)}
        </label>
      ))}
      <p id={id} className="reason">
        {verbs.some(({ verb }) => !own.has(verb)) && say('tokenVerbsOfOwn')}
      </p>
    </fieldset>
  )
}
