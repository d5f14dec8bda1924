// What branches asked to be done otherwise than a programme says, with the answers, and asking.

import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { question } from '../../client/questions.ts'
import { useTitle } from '../../frame/title.ts'
import { to } from '../../paths.ts'
import { usePermission } from '../../session/session.tsx'
import { Answered } from '../../states/answered.tsx'
import { Empty } from '../../states/empty.tsx'
import { Permitted } from '../../states/permitted.tsx'
import { useSpeech } from '../../words/language.tsx'
import { AskForm } from './ask-form.tsx'
import { DepartureCard } from './departure-card.tsx'

export function DeparturesPage() {
  const { say } = useSpeech()
  useTitle(say('departures'))
  const { granted: mayAsk } = usePermission('departure.ask')
  return (
    <div className="stack">
      <header>
        <h1>{say('departures')}</h1>
        <p className="quiet">{say('departuresLead')}</p>
      </header>
      <Permitted verb="departure.read">
        {mayAsk && <AskForm />}
        <Departures />
      </Permitted>
    </div>
  )
}

function Departures() {
  const { say } = useSpeech()
  const { granted: mayAnswer } = usePermission('departure.answer')
  const query = useQuery(question('GET /api/departures', {}))
  return (
    <Answered query={query}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty>{say('departuresEmpty')}</Empty>
        ) : (
          items.map((departure) => (
            <section key={departure.id} className="card">
              <DepartureCard departure={departure}>
                {mayAnswer && departure.answer === undefined && (
                  <Link to={to.workItems({ about: 'departures' })}>{say('departureToAnswer')}</Link>
                )}
              </DepartureCard>
            </section>
          ))
        )
      }
    </Answered>
  )
}
