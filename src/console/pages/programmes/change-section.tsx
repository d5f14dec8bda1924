// One action makes the changed draft: a window closed or opened again, a wave released, an end; then its difference is shown.

import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { ask } from '../../client/ask.ts'
import { to } from '../../paths.ts'
import { useNeededRole } from '../../session/needed-role.ts'
import { Choice } from '../../states/choice.tsx'
import { Failed } from '../../states/failed.tsx'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { codeWords } from '../../words/codes.ts'
import { useSpeech } from '../../words/language.tsx'
import { ChangeFields } from './change-fields.tsx'
import type { BegunWith } from './drafts/begun-with.ts'
import { changeFrom, changeWith, decided, emptyFields, isDayWrong } from './programme-change.ts'
import { freeWaveId, type WrittenWave } from './written-programme.ts'

interface ChangeSectionProps {
  readonly path: { readonly programme: string; readonly version: number }
  readonly waves: readonly WrittenWave[]
}

export function ChangeSection({ path, waves }: ChangeSectionProps) {
  const { say, name } = useSpeech()
  const navigate = useNavigate()
  const needed = useNeededRole('programme.amend')
  const [typed, type] = useState(() => changeWith(freeWaveId(waves)))
  const making = useMutation({
    mutationFn: () =>
      ask('POST /api/programmes/{programme}/versions/{version}/amend', {
        path,
        body: { change: changeFrom(typed) },
      }),
    onSuccess: ({ id }) => {
      const state: BegunWith = { reason: say('paperAndReason', decided(typed)) }
      return navigate(to.draft(id, 'difference'), { state })
    },
  })
  const kinds = Object.keys(codeWords.change)
  const empty = emptyFields(typed).map((word) => say(word))
  const reason =
    needed ??
    (empty.length > 0 ? say('stillToFillIn', { fields: empty.join(say('listSeparator')) }) : undefined) ??
    (isDayWrong(typed) ? say('writeDay') : undefined)
  return (
    <details className="card no-print change">
      <summary>
        <h2>{say('changeInOneStep')}</h2>
      </summary>
      <p className="quiet">{say('changeInOneStepLead')}</p>
      <div className="declare-fields">
        <Choice
          label={say('whatToChange')}
          value={typed.kind}
          isRequired
          options={kinds.map((value) => ({ value, label: name('change', value) }))}
          onChange={(kind) => type({ ...typed, kind })}
        />
        <ChangeFields typed={typed} change={type} />
      </div>
      <div className="below">
        {reason === undefined ? (
          <Button type="primary" loading={making.isPending} onClick={() => making.mutate()}>
            {say('prepareChange')}
          </Button>
        ) : (
          <ReasonedButton reason={reason}>{say('prepareChange')}</ReasonedButton>
        )}
      </div>
      {making.error !== null && <Failed error={making.error} />}
    </details>
  )
}
