// Where promises are open: the twelve leagues, shaded by a figure that one chooses.

import { useQuery } from '@tanstack/react-query'
import { question } from '../../client/questions.ts'
import { countText, dayText, yuanText } from '../../figures/figures.ts'
import { LeagueMap } from '../../map/league-map.tsx'
import { useAddressFilter } from '../../states/address-filter.ts'
import { Answered } from '../../states/answered.tsx'
import { Choice } from '../../states/choice.tsx'
import { useSpeech } from '../../words/language.tsx'
import { byLeague, figureOf, figures, leagueLink } from '../plans/figures-of-plan.ts'
import type { Night } from './promises.tsx'

export function MapSection({ night: { plan, asOf, corrections } }: { readonly night: Night }) {
  const { say, language } = useSpeech()
  const { chosen, choose } = useAddressFilter()
  const query = useQuery(question('GET /api/plans/{plan}', { path: { plan } }))
  const figure = figureOf(chosen('figure') || (corrections > 0 ? 'corrections' : 'calls'))
  return (
    <section className="card">
      <div className="head">
        <div>
          <h2>{say(figure.isOfNoCorrection === true ? 'whereBroken' : 'whereOpen')}</h2>
          <p className="figure-day">{say('asOfDay', { day: dayText(asOf, language) })}</p>
        </div>
        <Choice
          label={say('mapShows')}
          value={figure.id}
          onChange={(id) => choose('figure', id)}
          options={figures.map(({ id, word }) => ({ value: id, label: say(word) }))}
          isRequired
        />
      </div>
      <Answered query={query}>
        {({ summary }) => (
          <LeagueMap
            title={say('mapOf', { figure: say(figure.word) })}
            values={byLeague(figure, summary)}
            text={figure.isMoney ? yuanText : countText}
            link={leagueLink(plan, figure)}
          />
        )}
      </Answered>
    </section>
  )
}
