// Importing a list: say whose it is, choose the file, try it, look at every kind of line, then keep it.

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { type Answer, addressOf, ask, type Question } from '../../client/ask.ts'
import { useTitle } from '../../frame/title.ts'
import { to } from '../../paths.ts'
import { dayFrom } from '../../people/day.ts'
import { useNeededRole } from '../../session/needed-role.ts'
import { usePermission } from '../../session/session.tsx'
import { Failed } from '../../states/failed.tsx'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { useSpeech } from '../../words/language.tsx'
import { base64Of, FileBox, useTooLarge } from './file-box.tsx'
import { ListFields } from './list-fields.tsx'
import { TriedList } from './tried-list.tsx'

export type Tried = Answer<'POST /api/name-lists'>
type Body = Question<'POST /api/name-lists'>['body']

/** What is said about a list besides its file. */
export interface ListSaid {
  readonly institution: string
  readonly sender: Body['sender']
  readonly category: string
  readonly firstDay: string
  readonly stated: string
}

const unsaid: ListSaid = { institution: '', sender: 'hospital', category: '', firstDay: '', stated: '' }

async function bodyOf(said: ListSaid, file: File): Promise<Body> {
  const { institution, sender, category } = said
  const firstDay = dayFrom(said.firstDay)
  return {
    content: await base64Of(file),
    fileName: file.name,
    institution: institution.trim(),
    sender,
    ...(category !== '' && { category: category as NonNullable<Body['category']> }),
    ...(firstDay !== undefined && { firstDay }),
  }
}

export function ImportPage() {
  const { say } = useSpeech()
  const { granted } = usePermission('name_list.import')
  useTitle(say('importList'))
  const [said, setSaid] = useState(unsaid)
  const [file, setFile] = useState<File>()
  const trying = useMutation({
    mutationFn: async (chosen: File) =>
      ask('POST /api/name-lists', { query: { dryRun: true }, body: await bodyOf(said, chosen) }),
  })
  const missing = useMissing(said, file)
  return (
    <div className="stack">
      <p className="no-print">
        <Link to={to.nameLists()}>← {say('back')}</Link>
      </p>
      <header className="head">
        <div>
          <h1>{say('importList')}</h1>
          <p className="quiet">{say('importListLead')}</p>
        </div>
        {granted && (
          <a href={addressOf('/api/name-list-template', {})} download>
            {say('downloadTemplate')}
          </a>
        )}
      </header>
      <form
        className="card stack"
        aria-label={say('importList')}
        onSubmit={(event) => {
          event.preventDefault()
          if (missing === undefined && file !== undefined) trying.mutate(file)
        }}
      >
        <ListFields
          said={said}
          change={(part) => {
            setSaid({ ...said, ...part })
            if (!('stated' in part)) trying.reset()
          }}
        />
        <FileBox
          file={file}
          choose={(chosen) => {
            setFile(chosen)
            trying.reset()
          }}
        />
        <div>
          <ReasonedButton htmlType="submit" type="primary" reason={missing} loading={trying.isPending}>
            {say('tryList')}
          </ReasonedButton>
        </div>
        {trying.error !== null && <Failed error={trying.error} />}
      </form>
      <div aria-live="polite" className="stack">
        {trying.data !== undefined && file !== undefined && (
          <TriedList tried={trying.data} stated={said.stated} keep={() => bodyOf(said, file)} />
        )}
      </div>
    </div>
  )
}

/** What must be said before the list can be tried. */
function useMissing({ institution, firstDay }: ListSaid, file: File | undefined): string | undefined {
  const { say } = useSpeech()
  const needed = useNeededRole('name_list.import')
  const size = useTooLarge(file)
  if (needed !== undefined) return needed
  if (institution.trim() === '') return say('institutionFirst')
  if (firstDay.trim() !== '' && dayFrom(firstDay) === undefined) return say('dayMalformed')
  if (file === undefined) return say('fileFirst')
  return size === undefined ? undefined : say('fileTooLarge', { size })
}

/** Sends a list to be kept; afterwards the lists are asked for anew. */
export function useKeeping(body: () => Promise<Body>, stated: string) {
  const questions = useQueryClient()
  return useMutation({
    mutationFn: async () =>
      ask('POST /api/name-lists', {
        body: { ...(await body()), ...(stated !== '' && { controlTotal: Number(stated) }) },
      }),
    onSuccess: () => questions.invalidateQueries({ queryKey: ['GET /api/name-lists'] }),
  })
}

export type KeepBody = () => Promise<Body>
