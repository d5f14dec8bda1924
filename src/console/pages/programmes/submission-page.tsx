// A submission before it is published: what it changes, what the check finds, whom it reaches, and the decision beside it.

import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import type { Answer, Seen } from '../../client/ask.ts'
import { question } from '../../client/questions.ts'
import { instantText } from '../../figures/figures.ts'
import { useTitle } from '../../frame/title.ts'
import { useNames } from '../../people/names.ts'
import { Answered } from '../../states/answered.tsx'
import { useSpeech } from '../../words/language.tsx'
import { DecideSubmission } from './decide-submission.tsx'
import { DifferenceSections } from './difference-sections.tsx'
import { EffectSection } from './effect-section.tsx'
import { Findings } from './findings.tsx'
import { InWordsOfFiles } from './in-words-of-files.tsx'
import { Quoted } from './quoted.tsx'
import { submissionState } from './submissions-section.tsx'
import { WrittenSections } from './written-sections.tsx'

export type SubmissionWithFiles = Answer<'GET /api/submissions/{submission}'> & Seen
export type SubmissionDifference = Answer<'GET /api/submissions/{submission}/difference'>

export function SubmissionPage() {
  const path = { submission: useParams().submission! }
  const submission = useQuery(question('GET /api/submissions/{submission}', { path }))
  const difference = useQuery(question('GET /api/submissions/{submission}/difference', { path }))
  const { say } = useSpeech()
  return (
    <>
      {submission.error !== null && <h1>{say('reviewSubmission')}</h1>}
      <Answered query={submission}>
        {(found) => (
          <Answered query={difference}>
            {(changed) => (
              <InWordsOfFiles files={found.files}>
                <Review found={found} changed={changed} />
              </InWordsOfFiles>
            )}
          </Answered>
        )}
      </Answered>
    </>
  )
}

interface ReviewProps {
  readonly found: SubmissionWithFiles
  readonly changed: SubmissionDifference
}

function Review({ found, changed }: ReviewProps) {
  const { say, language } = useSpeech()
  useTitle(say('reviewTitle', { programme: found.title?.[language] ?? found.programme }))
  return (
    <div className="stack">
      <ReviewHead found={found} />
      <DecideSubmission found={found} changed={changed} />
      <section className="card">
        <h2>{say('whatWouldChange')}</h2>
        <p className="quiet">
          {changed.from === undefined
            ? say('newProgramme')
            : say(found.overtaken === undefined ? 'againstVersion' : 'againstBase', {
                version: changed.from,
              })}
        </p>
      </section>
      {changed.from !== undefined && <DifferenceSections {...changed} />}
      <section className="card">
        <h2>{say('whatCheckFinds')}</h2>
        <Findings report={found.report} />
      </section>
      <EffectSection
        tried={found.id}
        lead={changed.from === undefined ? 'effectLeadNew' : 'effectLead'}
        before={changed.from}
        programme={found.programme}
      />
      {changed.from === undefined && <WrittenSections files={found.files} />}
    </div>
  )
}

function ReviewHead({ found }: { readonly found: SubmissionWithFiles }) {
  const { say, name, language } = useSpeech()
  const { withId } = useNames()
  const { programme, title, author, submittedAt, reason, digest, state } = found
  return (
    <header>
      <div className="row">
        <h1>{say('reviewTitle', { programme: title?.[language] ?? programme })}</h1>
        <span
          className={`badge ${state === 'published' ? 'good' : state === 'sent_back' || found.overtaken !== undefined ? 'warn' : ''}`}
        >
          {name('submissionState', submissionState(found))}
        </span>
      </div>
      {title !== undefined && (
        <p className="quiet code" translate="no">
          {programme}
        </p>
      )}
      <p className="quiet">
        {say('submissionBy', { author: withId(author), instant: instantText(submittedAt, language) })}
      </p>
      <p>
        <Quoted>{reason}</Quoted>
      </p>
      <p className="quiet code">{digest}</p>
    </header>
  )
}
