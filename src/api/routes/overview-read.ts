// The programme at a glance, of what the caller may see.

import { Type } from '@sinclair/typebox'
import { isoFromDay, isRefusal } from '../../kernel/index.ts'
import {
  carriersOf,
  figuresFrom,
  linesOf,
  type Nights,
  nightsOf,
  programmeAtAGlance,
  returnedSoFar,
  servicesOf,
} from '../../operations/index.ts'
import { type Caller, may } from '../../organisation/index.ts'
import { standingOf } from '../../reconcile/index.ts'
import type { NightOnRecord } from '../../store/index.ts'
import { inboxReader } from '../inbox-reader.ts'
import { narrowedSummary, narrowedTo } from '../reach.ts'
import { type ApiTools, ok, route } from '../route.ts'
import { overview } from '../schemas/overview.ts'
import { nothing, shape } from '../schemas/parts.ts'
import { ofProgramme } from '../schemas/programmes.ts'

export const overviewRead = route({
  method: 'GET',
  address: '/overview',
  verb: 'programme.read',
  topic: 'overview',
  summary: 'The programme at a glance: measures, nights, open matters by age, how the systems answer',
  details:
    'From stored figures, never from a book. Nights are told to who may read plans, figures of their regions only; matters to who may read work items; the systems to who may read the whole province.',
  path: nothing,
  query: shape({ programme: Type.Optional(ofProgramme) }),
  answers: { 200: { words: 'The overview', schema: overview } },
  run: async (tools, { person, query }) => {
    const glance = await programmeAtAGlance(tools.desk, tools.inForce, query.programme)
    if (isRefusal(glance)) return glance
    const { programme, version, asOf, others } = glance
    const { id, title, emergency, measures = [] } = programme
    const services = await servicesOf(tools.desk, tools.clock())
    return ok({
      at: tools.clock(),
      programme: {
        id,
        version,
        title,
        emergency: emergency.name,
        declaredDay: isoFromDay(emergency.declaredDay),
        ...(asOf !== undefined && { asOf: isoFromDay(asOf) }),
      },
      othersInForce: others.map((other) => ({ id: other.id, title: other.title })),
      measures: measures.map((measure) => ({
        ...measure,
        startDay: isoFromDay(measure.startDay),
        carriers: carriersOf(measure.id, services),
      })),
      ...(await partsFor(tools, person, id)),
    })
  },
})

async function partsFor({ desk, clock }: ApiTools, person: Caller, programme: string) {
  const readsPlans = may(person, 'plan.read') === undefined
  const regions = readsPlans ? narrowedTo(person, 'plan.read') : []
  const nights = readsPlans ? await nightsOf(desk, programme) : undefined
  const readsMatters = may(person, 'work_item.read') === undefined
  return {
    ...(nights && { nights: nightsFrom(nights, regions) }),
    ...(readsMatters && { matters: await desk.store.inbox.ages(inboxReader(person, clock())) }),
    ...(readsPlans && regions === undefined && { lines: await linesOf(desk) }),
  }
}

function nightsFrom(nights: Nights, regions: readonly string[] | undefined) {
  const soFar = returnedSoFar(nights)
  return nights.shown.map((night, at) => nightFrom(night, soFar[at]!, regions))
}

/** A night; those who may read some regions only are told the figures of these and nothing of the run. */
function nightFrom(night: NightOnRecord, returnedSoFarMinor: number, regions: readonly string[] | undefined) {
  const { plan, asOf, state, draftedAt, summary, backlog, run, verdict } = night
  const told = { plan, asOf, state, draftedAt, ...figuresFrom(narrowedSummary(summary, regions)) }
  if (regions !== undefined) return told
  if (run === undefined) return { ...told, returnedSoFarMinor, backlog }
  const standing = standingOf({ ...run, ...(verdict && { reasons: verdict.reasons }) })
  const { finishedAt } = run
  return {
    ...told,
    returnedSoFarMinor,
    backlog,
    standing,
    ...(finishedAt !== undefined && { appliedAt: finishedAt }),
    ...(verdict && { verifiedAt: verdict.at }),
  }
}
