// What became of a draft that was submitted: that it waits, or who sent it back and what has to change.

import { useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import { Link } from 'react-router'
import { question } from '../../../client/questions.ts'
import { instantText } from '../../../figures/figures.ts'
import { to } from '../../../paths.ts'
import { useNames } from '../../../people/names.ts'
import { useSpeech } from '../../../words/language.tsx'
import { Quoted } from '../quoted.tsx'

export function DraftSubmitted({ submission }: { readonly submission: string }) {
  const { say, language } = useSpeech()
  const { withId } = useNames()
  const { data } = useQuery(question('GET /api/submissions', { query: { submission } }))
  const found = data?.items[0]
  if (found === undefined || found.state === 'published' || found.overtaken !== undefined) return null
  const { submittedAt, sentBack } = found
  const title =
    sentBack === undefined
      ? say('draftWaits', { instant: instantText(submittedAt, language) })
      : say('sentBackBy', { person: withId(sentBack.person), instant: instantText(sentBack.at, language) })
  return (
    <Alert
      className="below"
      type={sentBack === undefined ? 'info' : 'warning'}
      showIcon
      title={title}
      description={
        <>
          {sentBack !== undefined && (
            <p>
              <Quoted>{sentBack.reason}</Quoted>
            </p>
          )}
          <Link to={to.submission(submission)}>{say('seeSubmission')}</Link>
        </>
      }
    />
  )
}
