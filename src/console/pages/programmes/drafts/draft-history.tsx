// Who changed which cell or term of a draft, when, from what to what; it renews itself while it is looked at.

import { useQuery } from '@tanstack/react-query'
import type { Answer } from '../../../client/ask.ts'
import { question } from '../../../client/questions.ts'
import { instantText } from '../../../figures/figures.ts'
import { useNames } from '../../../people/names.ts'
import { Answered } from '../../../states/answered.tsx'
import { useSpeech } from '../../../words/language.tsx'
import { DifferenceTable, FileList } from '../difference-sections.tsx'
import { Quoted } from '../quoted.tsx'

type Revision = Answer<'GET /api/drafts/{draft}/history'>['items'][number]

/** In milliseconds. */
const askEvery = 1500

export function DraftHistory({ draft }: { readonly draft: string }) {
  const { say } = useSpeech()
  const query = useQuery({
    ...question('GET /api/drafts/{draft}/history', { path: { draft } }),
    refetchInterval: askEvery,
    staleTime: 0,
  })
  return (
    <section className="card">
      <h2>{say('viewHistory')}</h2>
      <p className="quiet">{say('historyLead')}</p>
      <Answered query={query}>
        {({ items }) =>
          items.map((one, at) => <RevisionStep key={one.revision} revision={one} before={items[at + 1]} />)
        }
      </Answered>
    </section>
  )
}

interface RevisionStepProps {
  readonly revision: Revision
  readonly before: Revision | undefined
}

function RevisionStep({ revision, before }: RevisionStepProps) {
  const { say, language } = useSpeech()
  const { withId } = useNames()
  const { at, differences, files, note } = revision
  const brought = before !== undefined && before.base < revision.base ? revision.base : undefined
  const values = { revision: revision.revision, person: withId(revision.person) }
  return (
    <article className="history-step" data-revision={revision.revision}>
      <h3>{say('savedTimes', { ...values, instant: instantText(at, language) })}</h3>
      {note !== undefined && (
        <p>
          <Quoted>{note}</Quoted>
        </p>
      )}
      {brought !== undefined && <p>{say('restsOnNow', { version: brought })}</p>}
      {differences.length > 0 && <DifferenceTable differences={differences} />}
      {differences.length === 0 && revision.revision === 1 && <p className="quiet">{say('begunFrom')}</p>}
      {differences.length === 0 && revision.revision > 1 && (
        <>
          <p className="quiet">{say('onlyWording')}</p>
          <FileList files={files.map(({ path }) => ({ path, change: 'changed' }))} />
        </>
      )}
    </article>
  )
}
