// What is being written, for whoever may see it before it is published; and, on request, what was given up.

import { Link, useSearchParams } from 'react-router'
import { usePages } from '../../../client/pages.ts'
import { instantText } from '../../../figures/figures.ts'
import { to } from '../../../paths.ts'
import { useNames } from '../../../people/names.ts'
import { usePermission } from '../../../session/session.tsx'
import { Paged } from '../../../states/paged.tsx'
import { useSpeech } from '../../../words/language.tsx'
import { ProgrammeName } from '../programme-name.tsx'
import { Quoted } from '../quoted.tsx'

export function DraftsSection() {
  const { granted } = usePermission('programme.review')
  const which = useSearchParams()[0].get('drafts')
  if (!granted) return null
  return which === 'discarded' ? <Discarded /> : <Written />
}

const rows = 50

function Written() {
  const { say, name, language } = useSpeech()
  const { withId } = useNames()
  const query = usePages('GET /api/drafts', { query: { which: 'unpublished', limit: rows } })
  return (
    <section className="card">
      <div className="head">
        <h2>{say('drafts')}</h2>
        <Link className="no-print" to={to.discardedDrafts()}>
          {say('toDiscardedDrafts')}
        </Link>
      </div>
      <Paged query={query}>
        {(items) => {
          if (items.length === 0) return <p className="quiet">{say('noDrafts')}</p>
          return items.map(({ id, programme, title, revision, savedBy, savedAt, submitted, behind }) => (
            <article
              key={id}
              className="submission"
              aria-label={say('draftOfProgramme', { programme: title?.[language] ?? programme })}
            >
              <div>
                <h3>
                  <ProgrammeName id={programme} title={title} />{' '}
                  {(behind ?? submitted) !== undefined && (
                    <span className="badge warn">
                      {name('submissionState', behind !== undefined ? 'overtaken' : submitted!.state)}
                    </span>
                  )}
                </h3>
                <p className="quiet">
                  {say('savedTimes', {
                    revision,
                    person: withId(savedBy),
                    instant: instantText(savedAt, language),
                  })}
                </p>
                {submitted?.sentBack !== undefined && (
                  <p>
                    <Quoted>{submitted.sentBack.reason}</Quoted>
                  </p>
                )}
              </div>
              <Link className="no-print" to={to.draft(id)}>
                {say('goOnWriting')}
              </Link>
            </article>
          ))
        }}
      </Paged>
    </section>
  )
}

function Discarded() {
  const { say, language } = useSpeech()
  const { withId } = useNames()
  const query = usePages('GET /api/drafts', { query: { which: 'discarded', limit: rows } })
  return (
    <section className="card">
      <div className="head">
        <h2>{say('discardedDrafts')}</h2>
        <Link className="no-print" to={to.programmes()}>
          {say('toDrafts')}
        </Link>
      </div>
      <Paged query={query}>
        {(items) =>
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
      </Paged>
    </section>
  )
}
