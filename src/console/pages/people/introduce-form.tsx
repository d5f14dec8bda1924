// Somebody new is made known, with an employee number and no role yet.

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { ask } from '../../client/ask.ts'
import { to } from '../../paths.ts'
import { TextField } from '../../people/text-field.tsx'
import { useNeededRole } from '../../session/needed-role.ts'
import { Failed } from '../../states/failed.tsx'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { useSpeech } from '../../words/language.tsx'

/** What the server takes for the id of a person. */
const idForm = /^[A-Za-z0-9._-]{1,40}$/

const nothing = { id: '', zh: '', en: '', employeeNumber: '' }

export function IntroduceForm() {
  const { say, name } = useSpeech()
  const navigate = useNavigate()
  const questions = useQueryClient()
  const [given, give] = useState(nothing)
  const reason = useNeededRole('people.introduce')
  const introducing = useMutation({
    mutationFn: () => {
      const { zh, en, ...rest } = given
      return ask('POST /api/people', { body: { ...rest, name: { zh, en } } })
    },
    onSettled: () => questions.invalidateQueries(),
    onSuccess: ({ id }) => navigate(to.person(id)),
  })
  const isWhole = Object.values(given).every((value) => value.trim() !== '')
  const isNoId = given.id !== '' && !idForm.test(given.id)
  const field = (member: keyof typeof nothing, label: string) => (
    <TextField
      label={label}
      value={given[member]}
      maxLength={40}
      onChange={(value) => give({ ...given, [member]: value })}
    />
  )
  return (
    <section className="card stack">
      <h2>{say('introducePerson')}</h2>
      <p className="quiet">{say('introduceLead')}</p>
      <form
        className="form-grid"
        onSubmit={(event) => {
          event.preventDefault()
          if (isWhole && !isNoId && reason === undefined) introducing.mutate()
        }}
      >
        {field('id', say('personId'))}
        {field('zh', say('personNameZh'))}
        {field('en', say('personNameEn'))}
        {field('employeeNumber', say('employeeNumber'))}
        <ReasonedButton
          htmlType="submit"
          type="primary"
          loading={introducing.isPending}
          reason={
            reason ??
            (isNoId ? name('refusal', 'id_is_malformed') : isWhole ? undefined : say('introduceIncomplete'))
          }
        >
          {say('introducePerson')}
        </ReasonedButton>
      </form>
      {introducing.error !== null && <Failed error={introducing.error} />}
    </section>
  )
}
