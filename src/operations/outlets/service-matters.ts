// What of the services waits for people: a service that stopped in a league, an outlet that sends customers to a closed door.

import type { House } from '../../house/index.ts'
import type { ServiceMatter } from '../../store/index.ts'
import type { ServicesStanding } from './outlet-services.ts'

/** The matters of the services as they stand. Time alone opens and closes none: only reports and rules do. */
export const serviceMattersFrom = (
  standing: ServicesStanding,
  { rules: { outlets: days } }: Pick<House, 'rules'>,
): readonly ServiceMatter[] => [
  ...stopped(standing, days.stoppedServiceDays),
  ...stoppedChannels(standing, days.stoppedServiceDays),
  ...sentToClosedDoors(standing, days.alternativeClosedDays),
]

/** Whom it concerns is the league, not one person: whoever of its operations takes it. */
const stopped = ({ services }: ServicesStanding, days: number): readonly ServiceMatter[] =>
  services.flatMap(({ service, leagues }) =>
    leagues
      .filter(({ state }) => state === 'stopped')
      .map(({ league }) => ({
        code: 'service_stopped',
        service,
        region: league,
        deadline: { days, rule: 'service_stopped' },
      })),
  )

/** A channel is the province's. */
const stoppedChannels = ({ channels }: ServicesStanding, days: number): readonly ServiceMatter[] =>
  channels
    .filter(({ state }) => state === 'stopped')
    .map(({ channel }) => ({
      code: 'channel_stopped',
      service: channel,
      region: '',
      deadline: { days, rule: 'service_stopped' },
    }))

/** Told is the outlet that named the alternative; the item is given to whoever said so last. */
function sentToClosedDoors({ outlets }: ServicesStanding, days: number): readonly ServiceMatter[] {
  const hasClosed = (node: string, service: string): boolean =>
    outlets
      .filter((one) => one.node === node)
      .some(({ services }) =>
        services.some((one) => one.service === service && one.report?.state === 'closed'),
      )
  return outlets.flatMap(({ node, league, services }) =>
    services.flatMap(({ service, report }) => {
      if (report?.alternative === undefined || !hasClosed(report.alternative, service)) return []
      const deadline = { days, rule: 'alternative_closed' }
      return [
        { code: 'alternative_closed', service, outlet: node, region: league, owner: report.person, deadline },
      ]
    }),
  )
}
