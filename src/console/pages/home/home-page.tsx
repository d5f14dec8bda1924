// The programme at a glance: how many days, what is kept, what is open, where, and how it went from plan to plan.

import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { Answer } from '../../client/ask.ts'
import { question } from '../../client/questions.ts'
import { daysBetween, dayText } from '../../figures/figures.ts'
import { useTitle } from '../../frame/title.ts'
import { to } from '../../paths.ts'
import { usePermission } from '../../session/session.tsx'
import { Answered } from '../../states/answered.tsx'
import { useSpeech } from '../../words/language.tsx'
import { MeasuresSection } from '../programmes/measures-section.tsx'
import { programmeOf } from '../programmes/written-programme.ts'
import { PlansAtAGlance } from './plans-at-a-glance.tsx'

type Version = Answer<'GET /api/programmes'>['items'][number]

export function HomePage() {
  const { say } = useSpeech()
  useTitle(say('home'))
  const query = useQuery(question('GET /api/programmes', {}))
  return (
    <div className="stack">
      <Answered query={query}>
        {({ items }) => {
          const version = items.toSorted((one, other) => other.version - one.version)[0]
          if (version === undefined) return <p className="empty">{say('noProgramme')}</p>
          return <Glance version={version} />
        }}
      </Answered>
    </div>
  )
}

function Glance({ version: { programme, version } }: { readonly version: Version }) {
  const { granted } = usePermission('plan.read')
  const read = useQuery(
    question('GET /api/programmes/{programme}/versions/{version}', { path: { programme, version } }),
  )
  return (
    <Answered query={read}>
      {({ files }) => {
        const written = programmeOf(files)
        return (
          <>
            <Head written={written} programme={programme} version={version} />
            {granted && <PlansAtAGlance programme={programme} />}
            {written.measures !== undefined && <MeasuresSection measures={written.measures} />}
          </>
        )
      }}
    </Answered>
  )
}

interface HeadProps {
  readonly written: ReturnType<typeof programmeOf>
  readonly programme: string
  readonly version: number
}

function Head({ written, programme, version }: HeadProps) {
  const { say, language } = useSpeech()
  const { title, emergency } = written
  const { granted } = usePermission('plan.read')
  const plans = useQuery({
    ...question('GET /api/plans', { query: { sort: 'asOf', programme, limit: 1 } }),
    enabled: granted,
  })
  const asOf = plans.data?.items[0]?.asOf
  const count = asOf === undefined ? undefined : daysBetween(emergency.declaredDay, asOf) + 1
  return (
    <header>
      <p className="quiet">{say('overview')}</p>
      <h1>{title[language]}</h1>
      <p className="quiet">
        {emergency.name[language]} · {say('declaredOn', { day: dayText(emergency.declaredDay, language) })}
        {asOf !== undefined && count !== undefined && (
          <> · {say('dayOfProgramme', { count, day: dayText(asOf, language) })}</>
        )}
      </p>
      <p className="quiet">
        <Link to={to.programme(programme)}>{say('programmeVersion', { programme, version })}</Link>
      </p>
    </header>
  )
}
