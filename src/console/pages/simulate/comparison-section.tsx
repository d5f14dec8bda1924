// Whom the second programme helps and whom it costs: the sums, the rules behind them, and the accounts themselves.

import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { isUnderWay } from '../../client/jobs.ts'
import { question } from '../../client/questions.ts'
import { countText, dayText } from '../../figures/figures.ts'
import { Answered } from '../../states/answered.tsx'
import { JobProgress } from '../../states/job-progress.tsx'
import { useSpeech } from '../../words/language.tsx'
import { InAgreedWords } from '../programmes/in-words.tsx'
import { type Comparison, senses, toneOf } from './comparison.ts'
import { EffectList } from './effect-list.tsx'
import { LeagueEffects, RuleEffects } from './effect-sums.tsx'
import { useNarrowedTo } from './narrowed.ts'

/** While the comparison goes on it is asked for anew, in milliseconds. */
const askEvery = 700

export function ComparisonSection({ comparison }: { readonly comparison: string }) {
  const { say, language } = useSpeech()
  const query = useQuery({
    ...question('GET /api/jobs/{job}', { path: { job: comparison } }),
    refetchInterval: ({ state: { data } }) => (data === undefined || isUnderWay(data) ? askEvery : false),
  })
  return (
    <section className="card" aria-labelledby="effects">
      <div className="head">
        <h2 id="effects">{say('effects')}</h2>
        {query.data?.state === 'done' && (
          <p className="quiet">
            {say('comparedOn', { day: dayText((query.data.result as Comparison).asOf, language) })}
          </p>
        )}
      </div>
      <p className="quiet">{say('effectsLead')}</p>
      <Answered query={query}>
        {(job) => (
          <JobProgress job={job} title={say('comparing')}>
            {job.state === 'done' && <Effects id={comparison} of={job.result as Comparison} />}
          </JobProgress>
        )}
      </Answered>
    </section>
  )
}

function Effects({ id, of }: { readonly id: string; readonly of: Comparison }) {
  const { say } = useSpeech()
  if (of.sums.accounts === 0) return <p className="empty">{say('noEffects')}</p>
  return (
    <div className="stack">
      <SenseLine of={of} />
      <InAgreedWords all={[of.circumstances?.before, of.circumstances?.after]}>
        <RuleEffects rules={of.rules} />
      </InAgreedWords>
      <LeagueEffects leagues={of.leagues} />
      <EffectList comparison={id} />
    </div>
  )
}

/** How many gain and how many lose; each number leads to its accounts. */
function SenseLine({ of: { looked, sums } }: { readonly of: Comparison }) {
  const { say, name } = useSpeech()
  const narrowed = useNarrowedTo()
  return (
    <p className="row" data-effects={sums.accounts}>
      <span>{say('effectsFound', { looked: countText(looked), count: countText(sums.accounts) })}</span>
      {senses
        .filter((sense) => sums.senses[sense] > 0)
        .map((sense) => (
          <Link
            key={sense}
            to={narrowed({ sense })}
            replace
            preventScrollReset
            className={`badge ${toneOf[sense]}`}
          >
            {name('sense', sense)} {countText(sums.senses[sense])}
          </Link>
        ))}
    </p>
  )
}
