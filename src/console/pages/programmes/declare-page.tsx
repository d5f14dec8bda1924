// Declaring an emergency: one short form, and there is a programme to write on, with nothing wrong in it.

import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { AskFailed, ask } from '../../client/ask.ts'
import { useTitle } from '../../frame/title.ts'
import { to } from '../../paths.ts'
import { useNeededRole } from '../../session/needed-role.ts'
import { Failed } from '../../states/failed.tsx'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { useSpeech } from '../../words/language.tsx'
import type { PlainWord } from '../../words/say.ts'
import { type Declared, declarationFrom, emptyDeclaration, problemsOf } from './declaration.ts'
import { DeclareFields } from './declare-fields.tsx'

export function DeclarePage() {
  const { say } = useSpeech()
  const navigate = useNavigate()
  const form = useRef<HTMLFormElement>(null)
  const needed = useNeededRole('programme.amend')
  const [declared, declare] = useState<Declared>(emptyDeclaration)
  const [problems, setProblems] = useState<Readonly<Record<string, PlainWord>>>({})
  useTitle(say('declareEmergency'))
  const making = useMutation({
    mutationFn: () => ask('POST /api/drafts', { body: { declaration: declarationFrom(declared) } }),
    onSuccess: ({ id }) => navigate(to.draft(id)),
  })
  const submit = () => {
    const found = problemsOf(declared)
    setProblems(found)
    const [first] = Object.keys(found)
    if (first === undefined) making.mutate()
    else form.current?.querySelector<HTMLElement>(`[data-field="${first}"] input`)?.focus()
  }
  return (
    <form
      ref={form}
      className="stack declare"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (needed === undefined) submit()
      }}
    >
      <header>
        <h1>{say('declareEmergency')}</h1>
        <p className="quiet">{say('declareLead')}</p>
        {needed !== undefined && <p className="reason">{needed}</p>}
      </header>
      <section className="card">
        <DeclareFields declared={declared} problems={problems} change={declare} />
      </section>
      <div className="row">
        {needed === undefined ? (
          <Button type="primary" htmlType="submit" loading={making.isPending}>
            {say('makeDraft')}
          </Button>
        ) : (
          <ReasonedButton reason={needed}>{say('makeDraft')}</ReasonedButton>
        )}
      </div>
      {making.error instanceof AskFailed && <Failed error={making.error} />}
    </form>
  )
}
