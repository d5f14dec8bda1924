// Bringing a draft forward: file by file who changed it, and whose is taken; nothing is chosen where both changed one place.

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Radio } from 'antd'
import { useState } from 'react'
import { ask } from '../../../client/ask.ts'
import { useNeededRole } from '../../../session/needed-role.ts'
import { Failed } from '../../../states/failed.tsx'
import { ReasonedButton } from '../../../states/reasoned-button.tsx'
import { useSpeech } from '../../../words/language.tsx'
import { useFileName } from '../file-name.ts'
import type { DraftWithFiles, WorkingCopy } from './use-draft.ts'

type FileAhead = DraftWithFiles['ahead'][number]
type Side = FileAhead['side']
/** The side chosen by path, where it is another than the one that changed it. */
type Chosen = Readonly<Record<string, Side>>

interface ForwardFormProps {
  readonly found: DraftWithFiles
  /** The version it is brought forward to. */
  readonly version: number
  readonly copy: WorkingCopy
}

export function ForwardForm({ found, version, copy }: ForwardFormProps) {
  const { say } = useSpeech()
  const questions = useQueryClient()
  const [chosen, choose] = useState<Chosen>({})
  const missing = useMissing(found.ahead, chosen, copy)
  const forwarding = useMutation({
    mutationFn: () =>
      ask('POST /api/drafts/{draft}/forward', {
        path: { draft: found.id },
        body: { upon: version, take: takenFrom(chosen) },
        ifMatch: copy.revision,
      }),
    onSettled: () => questions.invalidateQueries(),
  })
  return (
    <>
      {found.ahead.length > 0 && (
        <div className="table-wrap">
          <table className="plain cards">
            <thead>
              <tr>
                <th scope="col">{say('fileOfDraft')}</th>
                <th scope="col">{say('changedBy')}</th>
                <th scope="col">{say('sideOfFile')}</th>
              </tr>
            </thead>
            <tbody>
              {found.ahead.map((file) => (
                <FileRow
                  key={file.path}
                  file={file}
                  version={version}
                  side={chosen[file.path] ?? file.side}
                  choose={(side) => choose((before) => ({ ...before, [file.path]: side }))}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="quiet below">{say('forwardKeeps')}</p>
      <ReasonedButton
        type="primary"
        reason={missing}
        loading={forwarding.isPending}
        onClick={() => forwarding.mutate()}
      >
        {say('bringForward', { version })}
      </ReasonedButton>
      {forwarding.error !== null && <Failed error={forwarding.error} />}
    </>
  )
}

const takenFrom = (chosen: Chosen) =>
  Object.entries(chosen).flatMap(([path, side]) =>
    side === 'mine' || side === 'theirs' ? [{ path, side }] : [],
  )

function useMissing(
  ahead: readonly FileAhead[],
  chosen: Chosen,
  { unsaved, isSaving }: WorkingCopy,
): string | undefined {
  const { say } = useSpeech()
  const needed = useNeededRole('programme.amend')
  if (needed !== undefined) return needed
  if (unsaved.length > 0 || isSaving) return say('notSavedYet')
  const isOpen = ahead.some(({ path, side }) => (chosen[path] ?? side) === 'both')
  return isOpen ? say('chooseSides') : undefined
}

interface FileRowProps {
  readonly file: FileAhead
  readonly version: number
  readonly side: Side
  readonly choose: (side: Side) => void
}

function FileRow({ file: { path, side: changed }, version, side, choose }: FileRowProps) {
  const { say, name } = useSpeech()
  const fileName = useFileName()
  const options = [
    ...(changed === 'joined' ? [{ value: 'joined', label: say('takeJoined') }] : []),
    { value: 'mine', label: say('takeMine') },
    { value: 'theirs', label: say('takeNewest', { version }) },
  ]
  return (
    <tr>
      <th scope="row">{fileName(path)}</th>
      <td data-label={say('changedBy')}>{name('fileSide', changed)}</td>
      <td data-label={say('sideOfFile')}>
        <Radio.Group
          className="sides"
          aria-label={`${say('sideOfFile')}: ${path}`}
          value={side === 'both' ? undefined : side}
          options={options}
          onChange={({ target }) => choose(target.value)}
        />
      </td>
    </tr>
  )
}
