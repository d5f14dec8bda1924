// The measures in the order of the programme, each with its figures, of what the caller may see.

import { Type } from '@sinclair/typebox'
import { addDays, type Day, isoFromDay, isRefusal } from '../../kernel/index.ts'
import {
  bankDay,
  carriersOf,
  kpisOf,
  type Nights,
  nightsOf,
  outletsServing,
  programmeAtAGlance,
  rolloutOf,
  servicesOf,
} from '../../operations/index.ts'
import { type Caller, may, regionsOf } from '../../organisation/index.ts'
import type { PlanRecordSummary } from '../../store/index.ts'
import { narrowedSummary, narrowedTo } from '../reach.ts'
import { type ApiTools, ok, route } from '../route.ts'
import { measuresWithFigures } from '../schemas/measures.ts'
import { nothing, shape } from '../schemas/parts.ts'
import { ofProgramme } from '../schemas/programmes.ts'

export const measuresRead = route({
  method: 'GET',
  address: '/measures',
  verb: 'programme.read',
  topic: 'overview',
  summary: 'The measures with their figures, each with its trend, the list behind it, and as of when',
  details:
    'From stored nights, reports of outlets and decisions of people, never from a book. A figure that is not known says why; what the caller may not read is `not_yours`.',
  path: nothing,
  query: shape({ programme: Type.Optional(ofProgramme) }),
  answers: { 200: { words: 'Measures and services', schema: measuresWithFigures } },
  run: async (tools, { person, query }) => {
    const glance = await programmeAtAGlance(tools.desk, tools.inForce, query.programme)
    if (isRefusal(glance)) return glance
    const { programme, version } = glance
    const at = tools.clock()
    const rollout = await rolloutOf(tools.desk, { programme: programme.id, version, at })
    if (isRefusal(rollout)) return rollout
    const { acknowledged, outlets, hoursSoFar, hoursUntilAll, nodes } = rollout
    const ground = await groundFor(tools, person, programme.id)
    return ok({
      at,
      programme: { id: programme.id, version },
      rollout: {
        acknowledged,
        outlets,
        overdue: nodes.filter(({ isOverdue }) => isOverdue).length,
        hoursSoFar,
        ...(hoursUntilAll !== undefined && { hoursUntilAll }),
      },
      measures: (programme.measures ?? []).map(({ startDay, ...measure }) => ({
        ...measure,
        startDay: isoFromDay(startDay),
        carriers: carriersOf(measure.id, ground.services),
        kpis: kpisOf(measure.id, ground),
      })),
      services: ground.services.services.map(({ service, name }) => ({
        service,
        name,
        serving: outletsServing(service)(ground),
      })),
    })
  },
})

/** Looks at personal data are counted for so many days. */
const daysBack = 30

async function groundFor({ desk, clock }: ApiTools, person: Caller, programme: string) {
  const at = clock()
  const regions = may(person, 'plan.read') === undefined ? narrowedTo(person, 'plan.read') : []
  const nights = regions?.length === 0 ? undefined : await nightsOf(desk, programme)
  const own = regionsOf(person, 'work_item.read')
  const since = instantOf(addDays(bankDay(at), -daysBack))
  const listed = regionsOf(person, 'circumstance.read')
  const wish = { circumstances: listed.length === 0 ? own : listed, customers: own, since }
  const figures = own.length === 0 ? undefined : await desk.store.measureRecord.figures(wish)
  return {
    at,
    isWhole: nights !== undefined && regions === undefined,
    services: await servicesOf(desk, at),
    ...(nights && {
      nights: nights.shown.map((night) => ({ ...night, summary: narrowedSummary(night.summary, regions) })),
      earlier: earlierFrom(nights.earlier, regions),
    }),
    ...(figures && { figures }),
  }
}

const earlierFrom = (
  { measures, doneByMeasure }: Nights['earlier'],
  regions: readonly string[] | undefined,
) => ({
  doneByMeasure,
  summary: narrowedSummary({ measures: measures as unknown as PlanRecordSummary[string] }, regions),
})

/** The beginning of a day in Shanghai. */
const instantOf = (day: Day): string => `${isoFromDay(day)}T00:00:00+08:00`
