// A draft as its authors work on it: forms, tables and text over the same files, saved as they go; then submitted.

import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { useParams, useSearchParams } from 'react-router'
import { question } from '../../../client/questions.ts'
import { useTitle } from '../../../frame/title.ts'
import { useNeededRole } from '../../../session/needed-role.ts'
import { Answered } from '../../../states/answered.tsx'
import { useSpeech } from '../../../words/language.tsx'
import type { PlainWord } from '../../../words/say.ts'
import { useLiveCheck } from '../dmn-editor/use-live-check.ts'
import { FileEditor } from '../file-editor.tsx'
import { InWordsOfFiles } from '../in-words-of-files.tsx'
import { BehindDraft } from './behind-draft.tsx'
import { DiscardDraft } from './discard-draft.tsx'
import { DiscardedDraft } from './discarded-draft.tsx'
import { DraftDifference } from './draft-difference.tsx'
import { DraftEffect } from './draft-effect.tsx'
import { DraftForms } from './draft-forms.tsx'
import { DraftHistory } from './draft-history.tsx'
import { DraftSubmitted } from './draft-submitted.tsx'
import { SaveProblem, SaveState } from './save-state.tsx'
import { SubmitDraft } from './submit-draft.tsx'
import { type DraftWithFiles, useDraft } from './use-draft.ts'

export function DraftPage() {
  const { say } = useSpeech()
  const draft = useParams().draft!
  useTitle(say('drafts'))
  const query = useQuery({
    ...question('GET /api/drafts/{draft}', { path: { draft } }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  return (
    <div className="stack">
      {query.data === undefined && <h1>{say('drafts')}</h1>}
      <Answered query={query}>
        {(found) => <DraftDesk key={`${found.id} ${found.base}`} found={found} />}
      </Answered>
    </div>
  )
}

interface View {
  readonly value: string
  readonly word: PlainWord
  /** True where nothing is written: all that is left of a draft given up. */
  readonly isReading?: true
}

const views: readonly View[] = [
  { value: 'forms', word: 'viewForms' },
  { value: 'files', word: 'viewFiles' },
  { value: 'difference', word: 'viewDifference', isReading: true },
  { value: 'effect', word: 'viewEffect', isReading: true },
  { value: 'history', word: 'viewHistory', isReading: true },
]

function DraftDesk({ found }: { readonly found: DraftWithFiles }) {
  const { say } = useSpeech()
  const copy = useDraft(found)
  const check = useLiveCheck(copy.files, useNeededRole('programme.try') !== undefined)
  const [search, setSearch] = useSearchParams()
  const isDiscarded = found.discarded !== undefined && copy.unsaved.length === 0
  const offered = isDiscarded ? views.filter(({ isReading }) => isReading) : views
  const asked = search.get('view')
  const view = (offered.find(({ value }) => value === asked) ?? offered[0]!).value
  return (
    <InWordsOfFiles files={copy.files}>
      <header>
        <DraftHead found={found} />
        {isDiscarded ? <DiscardedDraft found={found} /> : <SaveState copy={copy} />}
        {!isDiscarded && found.submission !== undefined && <DraftSubmitted submission={found.submission} />}
        {!isDiscarded && <BehindDraft found={found} copy={copy} />}
        <Segmented
          className="below views"
          aria-label={say('view')}
          value={view}
          onChange={(chosen) => setSearch({ view: chosen }, { preventScrollReset: true })}
          options={offered.map(({ value, word }) => ({ value, label: say(word) }))}
        />
      </header>
      {!isDiscarded && <SaveProblem copy={copy} />}
      {view === 'forms' && (
        <DraftForms files={copy.files} findings={check.report?.findings ?? []} write={copy.write} />
      )}
      {view === 'files' && <FileEditor files={copy.files} check={check} write={copy.write} />}
      {view === 'difference' && (
        <DraftDifference draft={found.id} revision={copy.revision} files={copy.files} />
      )}
      {view === 'effect' && <DraftEffect draft={found.id} programme={found.programme} />}
      {view === 'history' && <DraftHistory draft={found.id} />}
      {!isDiscarded && (
        <>
          <SubmitDraft draft={found.id} first={firstOf(found)} copy={copy} check={check} />
          <DiscardDraft draft={found.id} copy={copy} />
        </>
      )}
    </InWordsOfFiles>
  )
}

/** What stands before submitting: another id for a new programme, the newer version for any other. */
function firstOf({ behind, base }: DraftWithFiles): PlainWord | undefined {
  if (behind === undefined) return undefined
  return base === 0 ? 'anotherIdFirst' : 'bringForwardFirst'
}

function DraftHead({ found: { programme, title, discarded } }: { readonly found: DraftWithFiles }) {
  const { say, language } = useSpeech()
  return (
    <>
      <div className="row">
        <h1>{say('draftOfProgramme', { programme: title?.[language] ?? programme })}</h1>
        {discarded !== undefined && <span className="badge warn">{say('discarded')}</span>}
      </div>
      {title !== undefined && (
        <p className="quiet code" translate="no">
          {programme}
        </p>
      )}
    </>
  )
}
