// Proposing another value of a rule: value, source, note, reason, and the day from which it is to hold.

import { useState } from 'react'
import { ask } from '../../client/ask.ts'
import { useDeciding } from '../../client/deciding.ts'
import { dayFrom } from '../../people/day.ts'
import { DayField } from '../../people/day-field.tsx'
import { TextField } from '../../people/text-field.tsx'
import { useNeededRole } from '../../session/needed-role.ts'
import { Choice } from '../../states/choice.tsx'
import { Failed } from '../../states/failed.tsx'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { useTell } from '../../states/telling.tsx'
import { useSpeech } from '../../words/language.tsx'
import type { Line } from './rule-name.ts'

const textMax = 500

interface ProposeFormProps {
  readonly rule: string
  readonly content: Line
  readonly today: string
}

export function ProposeForm({ rule, content, today }: ProposeFormProps) {
  const { say, name } = useSpeech()
  const tell = useTell()
  const needed = useNeededRole('house_rule.propose')
  const [wish, change] = useState(() => wishFrom(content, today))
  const put = (member: keyof typeof wish) => (value: string) => change({ ...wish, [member]: value })
  const body = bodyOf(wish, content, today)
  const proposing = useDeciding(() =>
    ask('POST /api/house-rules/{rule}/changes', { path: { rule }, body: body! }),
  )
  const field = (member: keyof typeof wish, label: string) => (
    <TextField label={label} value={wish[member]} maxLength={textMax} onChange={put(member)} />
  )
  const unit = content.unit ?? 'days'
  return (
    <form
      className="card stack"
      aria-label={say('proposeRule')}
      onSubmit={(event) => {
        event.preventDefault()
        if (body !== undefined && needed === undefined)
          proposing.mutate(undefined, { onSuccess: () => tell(say('ruleProposed')) })
      }}
    >
      <h2>{say('proposeRule')}</h2>
      <p className="quiet">{say('proposeRuleHint')}</p>
      {needed === undefined && (
        <div className="form-grid from-top">
          {unit === 'yes_no' ? (
            <Choice
              label={say('ruleNewChoice')}
              value={wish.value}
              isRequired
              onChange={put('value')}
              options={['yes', 'no'].map((value) => ({ value, label: name('ruleChoice', value) }))}
            />
          ) : (
            field(
              'value',
              unit === 'time_of_day'
                ? say('ruleNewTime')
                : say('ruleNewValue', { unit: name('ruleUnit', unit) }),
            )
          )}
          <DayField label={say('ruleFromDay')} value={wish.fromDay} onChange={put('fromDay')} from={today} />
          {field('reason', say('ruleReason'))}
        </div>
      )}
      {needed === undefined && (
        <div className="form-grid wide">
          {field('sourceZh', say('ruleSourceZh'))}
          {field('sourceEn', say('ruleSourceEn'))}
          {field('noteZh', say('ruleNoteZh'))}
          {field('noteEn', say('ruleNoteEn'))}
        </div>
      )}
      <div>
        <ReasonedButton
          htmlType="submit"
          type="primary"
          loading={proposing.isPending}
          reason={needed ?? (body === undefined ? say('ruleIncomplete') : undefined)}
        >
          {say('proposeRule')}
        </ReasonedButton>
      </div>
      {proposing.error !== null && <Failed error={proposing.error} />}
    </form>
  )
}

const wishFrom = ({ value = '', source, note }: Line, today: string) => ({
  value: String(value),
  fromDay: today,
  reason: '',
  sourceZh: source.zh,
  sourceEn: source.en,
  noteZh: note?.zh ?? '',
  noteEn: note?.en ?? '',
})

/** What is sent; undefined while something is missing. */
function bodyOf(wish: ReturnType<typeof wishFrom>, { unit }: Line, today: string) {
  const fromDay = dayFrom(wish.fromDay)
  const texts = [wish.value, wish.reason, wish.sourceZh, wish.sourceEn, wish.noteZh, wish.noteEn]
  if (fromDay === undefined || fromDay < today || texts.some((text) => text.trim() === '')) return undefined
  const typed = wish.value.normalize('NFKC').trim()
  const isNumber = unit !== 'time_of_day' && /^\d{1,9}$/.test(typed)
  return {
    value: isNumber ? Number(typed) : typed.slice(0, 5),
    source: { zh: wish.sourceZh.trim(), en: wish.sourceEn.trim() },
    note: { zh: wish.noteZh.trim(), en: wish.noteEn.trim() },
    reason: wish.reason.trim(),
    fromDay,
  }
}
