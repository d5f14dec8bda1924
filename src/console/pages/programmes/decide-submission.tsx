// Publishing says what it does before it is done; sending back says what has to change. Neither is for the author.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from 'react-router'
import { ask } from '../../client/ask.ts'
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
import { SendBackSubmission } from './send-back-submission.tsx'
import type { SubmissionDifference, SubmissionWithFiles } from './submission-page.tsx'

interface DecideSubmissionProps {
  readonly found: SubmissionWithFiles
  readonly changed: SubmissionDifference
}

export function DecideSubmission({ found, changed }: DecideSubmissionProps) {
  const { say } = useSpeech()
  return (
    <section className="card decide">
      <h2>{say('decideSubmission')}</h2>
      <div role="status">
        <Decided found={found} />
      </div>
      {found.state === 'waiting' && (
        <>
          <p className="quiet publish-does">
            {changed.from === undefined
              ? say('publishNewDoes')
              : say('publishDoes', { before: changed.from, count: changed.differences.length })}
          </p>
          <div className="steps no-print">
            <PublishStep found={found} />
            <SendBackSubmission found={found} />
          </div>
        </>
      )}
    </section>
  )
}

function Decided({ found }: { readonly found: SubmissionWithFiles }) {
  const { say, language } = useSpeech()
  const { withId } = useNames()
  const { programme, version, sentBack } = found
  if (version !== undefined) {
    return <Link to={to.version(programme, version)}>{say('submissionPublishedAs', { version })}</Link>
  }
  if (sentBack === undefined) return null
  const { person, reason, at } = sentBack
  return (
    <>
      <p>
        {say('sentBackBy', { person: withId(person), instant: instantText(at, language) })}{' '}
        <Quoted>{reason}</Quoted>
      </p>
      <WriteOn submission={found.id} />
    </>
  )
}

/** The way back to the draft, for whoever changes what was sent back. */
function WriteOn({ submission }: { readonly submission: string }) {
  const { say } = useSpeech()
  const { data } = useQuery(question('GET /api/drafts', { query: { limit: 50 } }))
  const draft = data?.items.find((one) => one.submission === submission)
  return draft === undefined ? null : <Link to={to.draft(draft.id)}>{say('goOnWriting')}</Link>
}

/** Why the person who has signed in may not decide: the author in words of their own, others as the server says. */
export function useDecidingReason(author: string, refusal: string | undefined): string | undefined {
  const { name } = useSpeech()
  const { person } = useSession()
  return person.id === author ? name('refusal', 'approver_is_author') : refusal
}

function PublishStep({ found }: Pick<DecideSubmissionProps, 'found'>) {
  const versions = useQuery(question('GET /api/programmes', {}))
  return (
    <Answered query={versions}>
      {({ items }) => {
        const own = items.filter(({ programme }) => programme === found.programme)
        return <PublishButton found={found} next={(own.at(-1)?.version ?? 0) + 1} />
      }}
    </Answered>
  )
}

interface PublishButtonProps extends Pick<DecideSubmissionProps, 'found'> {
  readonly next: number
}

function PublishButton({ found, next }: PublishButtonProps) {
  const { say } = useSpeech()
  const questions = useQueryClient()
  const navigate = useNavigate()
  const asked = { path: { submission: found.id } }
  const refusal = useRefusal('POST /api/submissions/{submission}/publish', asked, found.id)
  const reason = useDecidingReason(found.author, refusal)
  const publishing = useMutation({
    mutationFn: () => ask('POST /api/submissions/{submission}/publish', { ...asked, ifMatch: found.etag }),
    onSettled: () => questions.invalidateQueries(),
    onSuccess: ({ programme, version }) => navigate(to.version(programme, version)),
  })
  return (
    <div>
      <ReasonedButton
        type="primary"
        reason={reason}
        loading={publishing.isPending}
        onClick={() => publishing.mutate()}
      >
        {say('publishAs', { version: next })}
      </ReasonedButton>
      {publishing.error !== null && <Failed error={publishing.error} />}
    </div>
  )
}
