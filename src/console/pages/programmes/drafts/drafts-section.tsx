// What is being written, for whoever may see it before it is published; and, on request, what was given up.

import { useQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import type { Answer } from '../../../client/ask.ts'
import { question } from '../../../client/questions.ts'
import { instantText } from '../../../figures/figures.ts'
import { to } from '../../../paths.ts'
import { useNames } from '../../../people/names.ts'
import { usePermission } from '../../../session/session.tsx'
import { Answered } from '../../../states/answered.tsx'
import { useSpeech } from '../../../words/language.tsx'
import { ProgrammeName } from '../programme-name.tsx'
import { Quoted } from '../quoted.tsx'
import type { Submission } from '../submissions-section.tsx'

export function DraftsSection() {
  const { granted } = usePermission('programme.review')
  const which = useSearchParams()[0].get('drafts')
  if (!granted) return null
  return which === 'discarded' ? <Discarded /> : <Written />
}

type Draft = Answer<'GET /api/drafts'>['items'][number]

/** The submission of a draft as it was saved last; undefined where it never was submitted, or was changed since. */
function submissionOf({ submission, savedAt }: Draft, submissions: readonly Submission[]) {
  const last = submissions.find(({ id }) => id === submission)
  return last !== undefined && last.submittedAt >= savedAt ? last : undefined
}

function Written() {
  const { say, name, language } = useSpeech()
  const { withId } = useNames()
  const query = useQuery(question('GET /api/drafts', { query: { limit: 50 } }))
  const submissions = useQuery(question('GET /api/submissions', { query: { limit: 100 } })).data?.items ?? []
  return (
    <section className="card">
      <div className="head">
        <h2>{say('drafts')}</h2>
        <Link className="no-print" to={to.discardedDrafts()}>
          {say('toDiscardedDrafts')}
        </Link>
      </div>
      <Answered query={query}>
        {({ items: drafts }) => {
          const items = drafts.map((draft) => ({ ...draft, last: submissionOf(draft, submissions) }))
          const written = items.filter(({ last }) => last?.state !== 'published')
          if (written.length === 0) return <p className="quiet">{say('noDrafts')}</p>
          return written.map(({ id, programme, title, revision, savedBy, savedAt, last }) => (
            <article
              key={id}
              className="submission"
              aria-label={say('draftOfProgramme', { programme: title?.[language] ?? programme })}
            >
              <div>
                <h3>
                  <ProgrammeName id={programme} title={title} />{' '}
                  {last !== undefined && (
                    <span className="badge warn">{name('submissionState', last.state)}</span>
                  )}
                </h3>
                <p className="quiet">
                  {say('savedTimes', {
                    revision,
                    person: withId(savedBy),
                    instant: instantText(savedAt, language),
                  })}
                </p>
                {last?.sentBack !== undefined && (
                  <p>
                    <Quoted>{last.sentBack.reason}</Quoted>
                  </p>
                )}
              </div>
              <Link className="no-print" to={to.draft(id)}>
                {say('goOnWriting')}
              </Link>
            </article>
          ))
        }}
      </Answered>
    </section>
  )
}

function Discarded() {
  const { say, language } = useSpeech()
  const { withId } = useNames()
  const asked = { query: { limit: 50, which: 'discarded' } } as const
  const query = useQuery(question('GET /api/drafts', asked))
  return (
    <section className="card">
      <div className="head">
        <h2>{say('discardedDrafts')}</h2>
        <Link className="no-print" to={to.programmes()}>
          {say('toDrafts')}
        </Link>
      </div>
      <Answered query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">{say('noDiscardedDrafts')}</p>
          ) : (
            items.map(({ id, programme, title, discarded }) => (
              <article
                key={id}
                className="submission"
                aria-label={say('draftOfProgramme', { programme: title?.[language] ?? programme })}
              >
                <div>
                  <h3>
                    <ProgrammeName id={programme} title={title} />
                  </h3>
                  <p className="quiet">
                    {say('discardedBy', {
                      person: withId(discarded!.person),
                      instant: instantText(discarded!.at, language),
                    })}
                  </p>
                  <p>
                    <Quoted>{discarded!.reason}</Quoted>
                  </p>
                </div>
                <Link className="no-print" to={to.draft(id)}>
                  {say('readDiscarded')}
                </Link>
              </article>
            ))
          )
        }
      </Answered>
    </section>
  )
}
