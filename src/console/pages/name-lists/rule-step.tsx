// A line with a customer's number and another name: a second person sees both names and rules, with a reason.

import { useMutation } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { ask, type Question } from '../../client/ask.ts'
import { useDeciding } from '../../client/deciding.ts'
import { useNames } from '../../people/names.ts'
import { useNeededRole } from '../../session/needed-role.ts'
import { useSession } from '../../session/session.tsx'
import { Failed } from '../../states/failed.tsx'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { useSpeech } from '../../words/language.tsx'
import { Radios } from './answer-step.tsx'
import type { ListLine } from './line-table.tsx'
import type { NameList } from './outcome-bar.tsx'

type Body = Question<'POST /api/name-lists/{list}/lines/{line}/rule'>['body']

interface RuleStepProps {
  readonly line: ListLine
  readonly list?: NameList
}

export function RuleStep({ line, list }: RuleStepProps) {
  const { say } = useSpeech()
  const { withId } = useNames()
  const { person } = useSession()
  const [isOpen, open] = useState(false)
  const needed = useNeededRole('name_list.check')
  const { ruling, ruledBy = '' } = line
  if (ruling !== undefined)
    return (
      <p>
        {ruling === 'same_person' ? say('samePerson') : say('anotherPerson')}{' '}
        <span className="quiet">{say('ruledBy', { person: withId(ruledBy) })}</span>
      </p>
    )
  if (list === undefined || list.state === 'sent_back') return say('ruleOnName')
  if (isOpen) return <RuleForm line={line} list={list} close={() => open(false)} />
  const reason = list.importedBy === person.id ? say('ownListNotChecked') : needed
  return (
    <ReasonedButton size="small" reason={reason} onClick={() => open(true)}>
      {say('ruleNow')}
    </ReasonedButton>
  )
}

interface RuleFormProps extends Required<RuleStepProps> {
  readonly close: () => void
}

function RuleForm({ line, list, close }: RuleFormProps) {
  const { say } = useSpeech()
  const id = useId()
  const [ruling, setRuling] = useState<Body['ruling']>()
  const [reason, setReason] = useState('')
  const path = { list: list.id, line: line.line }
  const deciding = useDeciding((body: Body) =>
    ask('POST /api/name-lists/{list}/lines/{line}/rule', { path, body }),
  )
  const isWhole = ruling !== undefined && reason.trim() !== ''
  return (
    <form
      className="send-back"
      aria-label={say('ruleNow')}
      onSubmit={(event) => {
        event.preventDefault()
        if (isWhole) deciding.mutate({ ruling, reason: reason.trim() }, { onSuccess: close })
      }}
    >
      <BothNames path={path} />
      <Radios
        legend={say('ruleNow')}
        chosen={ruling}
        choose={setRuling}
        options={[
          { value: 'same_person', label: say('samePerson') },
          { value: 'another_person', label: say('anotherPerson') },
        ]}
      />
      <label htmlFor={id}>{say('howFoundOut')}</label>
      <Input.TextArea
        id={id}
        rows={2}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="row">
        <Button htmlType="submit" type="primary" disabled={!isWhole} loading={deciding.isPending}>
          {say('keepRuling')}
        </Button>
        <Button onClick={close}>{say('cancel')}</Button>
      </div>
      {deciding.error !== null && <Failed error={deciding.error} />}
    </form>
  )
}

/** Both names in full, on a press of their own: it is a look that stays on record. */
function BothNames({ path }: { readonly path: { readonly list: string; readonly line: number } }) {
  const { say } = useSpeech()
  const looking = useMutation({
    mutationFn: () =>
      ask('POST /api/name-lists/{list}/lines/{line}/names', { path, body: { reason: say('ruleOnName') } }),
    gcTime: 0,
  })
  if (looking.data === undefined)
    return (
      <div>
        <Button size="small" loading={looking.isPending} onClick={() => looking.mutate()}>
          {say('showBothNames')}
        </Button>
        <span className="quiet"> {say('lookIsKept')}</span>
        {looking.error !== null && <Failed error={looking.error} />}
      </div>
    )
  return (
    <dl className="counts">
      <div>
        <dt>{say('nameOnList')}</dt>
        <dd translate="no">{looking.data.listed}</dd>
      </div>
      <div>
        <dt>{say('nameAtBank')}</dt>
        <dd translate="no">{looking.data.known}</dd>
      </div>
    </dl>
  )
}
