// What authors submitted and nobody has decided about yet; each leads to its review, where a second person decides.

import { Link } from 'react-router'
import type { Answer } from '../../client/ask.ts'
import { usePages } from '../../client/pages.ts'
import { instantText } from '../../figures/figures.ts'
import { to } from '../../paths.ts'
import { useNames } from '../../people/names.ts'
import { Paged } from '../../states/paged.tsx'
import { useSpeech } from '../../words/language.tsx'
import { ProgrammeName } from './programme-name.tsx'
import { Quoted } from './quoted.tsx'

export type Submission = Answer<'GET /api/submissions'>['items'][number]

/** How it stands, in one word: it waits, or it did and a newer version overtook it. */
export const submissionState = ({ state, overtaken }: Pick<Submission, 'state' | 'overtaken'>) =>
  overtaken === undefined ? state : 'overtaken'

/** Asks for the submissions that nobody has decided about and somebody may publish. */
export const waiting = { query: { state: 'waiting', limit: 100 } } as const

export function SubmissionsSection() {
  const { say } = useSpeech()
  const query = usePages('GET /api/submissions', waiting)
  return (
    <section className="card">
      <h2>{say('submissions')}</h2>
      <Paged query={query}>
        {(items) =>
          items.length === 0 ? (
            <p className="quiet">{say('noSubmissions')}</p>
          ) : (
            items.map((submission) => <SubmissionItem key={submission.id} submission={submission} />)
          )
        }
      </Paged>
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
