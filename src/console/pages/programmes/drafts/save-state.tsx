// Whether everything typed is safe on the server; and when somebody else saved first or gave the draft up, the two ways on.

import { Alert, Button } from 'antd'
import { Failed } from '../../../states/failed.tsx'
import { useSpeech } from '../../../words/language.tsx'
import type { WorkingCopy } from './use-draft.ts'
import { WriteAnother } from './write-another.tsx'

interface OfCopy {
  readonly copy: WorkingCopy
}

/** Saved, being saved, or not saved yet. */
export function SaveState({ copy: { error, isSaving, unsaved, revision } }: OfCopy) {
  const { say } = useSpeech()
  if (error !== undefined) return null
  return (
    <p className="quiet" role="status" data-saved={unsaved.length === 0 && !isSaving}>
      {isSaving ? say('saving') : unsaved.length > 0 ? say('notSavedYet') : say('saved', { revision })}
    </p>
  )
}

/** Why nothing is saved: it stays in sight however far down somebody writes. */
export function SaveProblem({ copy }: OfCopy) {
  if (copy.error === undefined) return null
  return (
    <div className="save-problem">
      <Problem copy={copy} />
    </div>
  )
}

function Problem({ copy }: OfCopy) {
  const { say } = useSpeech()
  const { error, isSaving, unsaved, saveOnTop, startOver } = copy
  if (error?.problem.code === 'draft_is_discarded') {
    const files = copy.files.filter(({ path }) => unsaved.includes(path))
    return (
      <Alert
        type="warning"
        showIcon
        title={say('discardedElsewhere')}
        description={
          <div className="row">
            <Button onClick={startOver}>{say('seeWhoDiscarded')}</Button>
            <WriteAnother draft={copy.draft} files={files} word="writeAnotherWithMine" />
          </div>
        }
      />
    )
  }
  if (error?.problem.code === 'draft_was_changed') {
    return (
      <Alert
        type="warning"
        showIcon
        title={say('savedElsewhere')}
        description={
          <div className="row">
            <Button onClick={startOver}>{say('takeTheirs')}</Button>
            <Button type="primary" loading={isSaving} onClick={() => saveOnTop()}>
              {say('putMineOnTop', { files: unsaved.join(say('listSeparator')) })}
            </Button>
          </div>
        }
      />
    )
  }
  if (error?.problem.status === 0) return <Alert type="error" showIcon title={say('savesWhenBack')} />
  return <Failed error={error} again={saveOnTop} />
}
