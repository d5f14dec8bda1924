// What is being written, for whoever may see it before it is published.

import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { question } from '../../../client/questions.ts'
import { instantText } from '../../../figures/figures.ts'
import { to } from '../../../paths.ts'
import { useNames } from '../../../people/names.ts'
import { usePermission } from '../../../session/session.tsx'
import { Answered } from '../../../states/answered.tsx'
import { useSpeech } from '../../../words/language.tsx'

export function DraftsSection() {
  const { granted } = usePermission('programme.review')
  return granted ? <Drafts /> : null
}

function Drafts() {
  const { say, language } = useSpeech()
  const { withId } = useNames()
  const query = useQuery(question('GET /api/drafts', { query: { limit: 50 } }))
  return (
    <section className="card">
      <h2>{say('drafts')}</h2>
      <Answered query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">{say('noDrafts')}</p>
          ) : (
            items.map(({ id, programme, revision, savedBy, savedAt }) => (
              <article key={id} className="submission" aria-label={say('draftOfProgramme', { programme })}>
                <div>
                  <h3 translate="no">{programme}</h3>
                  <p className="quiet">
                    {say('savedTimes', {
                      revision,
                      person: withId(savedBy),
                      instant: instantText(savedAt, language),
                    })}
                  </p>
                </div>
                <Link className="no-print" to={to.draft(id)}>
                  {say('goOnWriting')}
                </Link>
              </article>
            ))
          )
        }
      </Answered>
    </section>
  )
}
