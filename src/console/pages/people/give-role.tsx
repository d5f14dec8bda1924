// A role is given on a node and below, for a reason, perhaps only until a day.

import { useState } from 'react'
import { ask, lastAnsweredAt } from '../../client/ask.ts'
import { useDeciding } from '../../client/deciding.ts'
import { dayFrom, dayOfBank, endOfDay, nearestDay } from '../../people/day.ts'
import { DayField } from '../../people/day-field.tsx'
import { useNodes } from '../../people/nodes.ts'
import { TextField } from '../../people/text-field.tsx'
import { WasItClear } from '../../people/was-it-clear.tsx'
import { Choice } from '../../states/choice.tsx'
import { Failed } from '../../states/failed.tsx'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { useTell } from '../../states/telling.tsx'
import { codeWords } from '../../words/codes.ts'
import { useSpeech } from '../../words/language.tsx'

type RoleId = keyof typeof codeWords.role

const roleIds = Object.keys(codeWords.role) as readonly RoleId[]
const nothing = { role: '', node: '', reason: '', until: '' }
/** A wide blank, so that the choices show the tree. */
const indent = '　'

interface GiveRoleProps {
  readonly person: string
  /** What the person holds already: to give it again would change neither its reason nor its last day. */
  readonly held: readonly { readonly role: string; readonly node: string }[]
  /** How the roles stood when they were read. */
  readonly etag: string | undefined
  readonly reason: string | undefined
}

export function GiveRole({ person, held, etag, reason: against }: GiveRoleProps) {
  const { say, name, language } = useSpeech()
  const { inOrder } = useNodes()
  const today = dayOfBank(lastAnsweredAt())
  const [wish, change] = useState(nothing)
  const tell = useTell()
  const giving = useDeciding(() => {
    const { role, node, reason, until } = wish
    const day = dayFrom(until)
    const body = { role: role as RoleId, node, reason: reason.trim(), ...(day && { until: endOfDay(day) }) }
    return ask('POST /api/people/{person}/roles', { path: { person }, body, ifMatch: etag })
  })
  const until = dayFrom(wish.until)
  const isTaken =
    until === undefined ? wish.until.trim() === '' : nearestDay(until, today, undefined) === until
  const isWhole = wish.role !== '' && wish.node !== '' && wish.reason.trim() !== '' && isTaken
  const isHeld = held.some(({ role, node }) => role === wish.role && node === wish.node)
  const missing = against ?? (isHeld ? say('roleIsHeld') : isWhole ? undefined : say('roleIncomplete'))
  const done = () => {
    change(nothing)
    tell(say('roleGiven'))
  }
  const put = (member: keyof typeof nothing) => (value: string) => change({ ...wish, [member]: value })
  return (
    <section className="card stack">
      <h2>{say('giveRole')}</h2>
      <form
        className="form-grid from-top"
        onSubmit={(event) => {
          event.preventDefault()
          if (missing === undefined) giving.mutate(undefined, { onSuccess: done })
        }}
      >
        <Choice
          label={say('roleWord')}
          value={wish.role}
          isRequired
          onChange={put('role')}
          options={roleIds.map((value) => ({ value, label: name('role', value) }))}
        />
        <Choice
          label={say('nodeWord')}
          value={wish.node}
          isRequired
          onChange={put('node')}
          options={inOrder().map(({ node, depth }) => ({
            value: node.id,
            label: `${indent.repeat(depth)}${node.name[language]}`,
          }))}
        />
        <TextField label={say('whyGiven')} value={wish.reason} maxLength={500} onChange={put('reason')} />
        <DayField label={say('roleEndsOn')} value={wish.until} onChange={put('until')} from={today} />
        <ReasonedButton htmlType="submit" type="primary" loading={giving.isPending} reason={missing}>
          {say('giveRole')}
        </ReasonedButton>
      </form>
      {giving.isSuccess && <WasItClear task="assign_role" />}
      {giving.error !== null && <Failed error={giving.error} />}
    </section>
  )
}
