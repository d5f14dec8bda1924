// What authors submitted and nobody has published yet. Publishing takes a second person; who may not, reads why.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { type Answer, ask } from '../../client/ask.ts'
import { question } from '../../client/questions.ts'
import { instantText } from '../../figures/figures.ts'
import { to } from '../../paths.ts'
import { useNames } from '../../people/names.ts'
import { useSession } from '../../session/session.tsx'
import { Answered } from '../../states/answered.tsx'
import { Failed } from '../../states/failed.tsx'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { useRefusal } from '../../states/rehearse.ts'
import { useSpeech } from '../../words/language.tsx'
import { Quoted } from './quoted.tsx'

export type Submission = Answer<'GET /api/submissions'>['items'][number]

/** Submissions that have not become a version. */
export const waitingOf = (items: readonly Submission[]): readonly Submission[] =>
  items.filter(({ version }) => version === undefined)

export function SubmissionsSection() {
  const { say } = useSpeech()
  const query = useQuery(question('GET /api/submissions', { query: { limit: 100 } }))
  return (
    <section className="card">
      <h2>{say('submissions')}</h2>
      <Answered query={query}>
        {({ items }) => {
          const waiting = waitingOf(items)
          if (waiting.length === 0) return <p className="quiet">{say('noSubmissions')}</p>
          return waiting.map((submission) => <SubmissionItem key={submission.id} submission={submission} />)
        }}
      </Answered>
    </section>
  )
}

function SubmissionItem({ submission }: { readonly submission: Submission }) {
  const { say, language } = useSpeech()
  const { withId } = useNames()
  const { programme, author, reason, submittedAt, digest } = submission
  return (
    <article className="submission" aria-label={programme}>
      <div>
        <h3 translate="no">{programme}</h3>
        <p className="quiet">
          {say('submissionBy', { author: withId(author), instant: instantText(submittedAt, language) })}
        </p>
        <p>
          <Quoted>{reason}</Quoted>
        </p>
        <p className="quiet code">{digest}</p>
      </div>
      <PublishStep submission={submission} />
    </article>
  )
}

function PublishStep({ submission: { id, author } }: { readonly submission: Submission }) {
  const { say, name } = useSpeech()
  const { person } = useSession()
  const questions = useQueryClient()
  const navigate = useNavigate()
  const asked = { path: { submission: id } }
  const refusal = useRefusal('POST /api/submissions/{submission}/publish', asked, id)
  const reason = person.id === author ? name('refusal', 'approver_is_author') : refusal
  const publishing = useMutation({
    mutationFn: () => ask('POST /api/submissions/{submission}/publish', asked),
    onSettled: () => questions.invalidateQueries(),
    onSuccess: ({ programme, version }) => navigate(to.version(programme, version)),
  })
  return (
    <div className="no-print">
      <ReasonedButton
        type="primary"
        reason={reason}
        loading={publishing.isPending}
        onClick={() => publishing.mutate()}
      >
        {say('publishNext')}
      </ReasonedButton>
      {publishing.error !== null && <Failed error={publishing.error} />}
    </div>
  )
}
