// Everybody who must not be contacted as things stand, as a file for a dialler that reads files.

import { useQuery } from '@tanstack/react-query'
import { AskFailed } from '../../client/ask.ts'
import { question } from '../../client/questions.ts'
import { dayText } from '../../figures/figures.ts'
import { useNeededRole } from '../../session/needed-role.ts'
import { Answered } from '../../states/answered.tsx'
import { Downloads } from '../../states/downloads.tsx'
import { useSpeech } from '../../words/language.tsx'

export function StandingList() {
  const { say } = useSpeech()
  const needed = useNeededRole('list.export')
  return (
    <section className="card no-print" aria-labelledby="standing-list">
      <h2 id="standing-list">{say('standingList')}</h2>
      <p className="quiet">{say('standingListLead')}</p>
      {needed === undefined ? <Files /> : <p className="quiet">{needed}</p>}
    </section>
  )
}

function Files() {
  const { say, language } = useSpeech()
  const query = useQuery(question('GET /api/overview', {}))
  const nothingPublished =
    query.error instanceof AskFailed && query.error.problem.code === 'version_does_not_exist'
  if (nothingPublished) return <p className="quiet">{say('noProgramme')}</p>
  return (
    <Answered query={query}>
      {({ programme: { asOf } }) =>
        asOf === undefined ? (
          <p className="quiet">{say('noBook')}</p>
        ) : (
          <div className="row">
            <span>{say('standingListOf', { day: dayText(asOf, language) })}</span>
            <Downloads address="/api/lists/suppression" />
          </div>
        )
      }
    </Answered>
  )
}
