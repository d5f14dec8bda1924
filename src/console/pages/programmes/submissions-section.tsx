// What authors submitted and nobody has decided about yet; each leads to its review, where a second person decides.

import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { Answer } from '../../client/ask.ts'
import { question } from '../../client/questions.ts'
import { instantText } from '../../figures/figures.ts'
import { to } from '../../paths.ts'
import { useNames } from '../../people/names.ts'
import { Answered } from '../../states/answered.tsx'
import { useSpeech } from '../../words/language.tsx'
import { ProgrammeName } from './programme-name.tsx'
import { Quoted } from './quoted.tsx'

export type Submission = Answer<'GET /api/submissions'>['items'][number]

/** Submissions that nobody has decided about. */
export const waitingOf = (items: readonly Submission[]): readonly Submission[] =>
  items.filter(({ state }) => state === 'waiting')

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
  const { programme, title, author, reason, submittedAt, digest } = submission
  return (
    <article className="submission" aria-label={title?.[language] ?? programme}>
      <div>
        <h3>
          <ProgrammeName id={programme} title={title} />
        </h3>
        <p className="quiet">
          {say('submissionBy', { author: withId(author), instant: instantText(submittedAt, language) })}
        </p>
        <p>
          <Quoted>{reason}</Quoted>
        </p>
        <p className="quiet code">{digest}</p>
      </div>
      <Link className="no-print" to={to.submission(submission.id)}>
        {say('reviewSubmission')}
      </Link>
    </article>
  )
}
