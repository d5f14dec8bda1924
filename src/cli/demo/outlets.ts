// What the outlets of the demo say they serve, and that its channels run: one outlet is shut and sends its customers to
// another, one has little cash.

import { type Desk, reportChannel, reportServices, servicesOf } from '../../operations/index.ts'
import { clock } from '../../wiring.ts'
import { accepted } from './night.ts'
import { operator } from './people.ts'

const shut = {
  node: 'wuhai.railway_station',
  reason: '所在街道实行交通管控 / Streets are closed around it',
  alternative: 'wuhai.haibowan',
}
const short = {
  node: 'bayannur.linhe',
  service: 'cash',
  reason: '现金调拨途中，单笔限两万元 / Cash is on its way; 20,000 yuan at a time',
}

/** Has every outlet report, unless they did of late. Answers with how many outlets there are. */
export async function reportOutlets(desk: Desk): Promise<number> {
  const { outlets, services, channels } = await servicesOf(desk, clock())
  if (services.some(({ state }) => state !== 'not_known')) return outlets.length
  const nodes = outlets.map(({ node }) => node)
  const ordered = outlets.toSorted(
    (one, other) => Number(one.node === shut.node) - Number(other.node === shut.node),
  )
  for (const { node, services: given } of ordered) {
    const reports = given.map(({ service }) => reportOf(node, service))
    accepted(await reportServices(desk, { node, reports, person: operator.id, nodes }))
  }
  for (const { channel } of channels)
    accepted(await reportChannel(desk, { channel, state: 'running', caller: operator.id, isMachine: false }))
  return outlets.length
}

function reportOf(node: string, service: string) {
  const { reason, alternative } = shut
  if (node === shut.node) return { service, state: 'closed', reason, alternative } as const
  if (node === short.node && service === short.service)
    return { service, state: 'reduced', reason: short.reason } as const
  return { service, state: 'running' } as const
}
