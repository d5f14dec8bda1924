// How the services stand that carry a measure (S0.1): a measure whose outlets have closed is promised, and not kept.

import type { Words } from '../../programmes/index.ts'
import type { LineState, ServicesStanding } from '../outlets/outlet-services.ts'

/** A service or a channel that carries a measure. */
export interface CarrierOfMeasure {
  readonly of: 'service' | 'channel'
  readonly id: string
  readonly name: Words
  readonly state: LineState
}

/** The service that carries a measure, by its id. Measures that the accounts alone show are carried by none. */
const serviceOfMeasure: Readonly<Record<string, string>> = {
  'consumer-protection': 'consumer_protection',
  'online-service': 'cards',
  'social-security': 'social_security',
  payroll: 'payroll',
  'foreign-exchange': 'foreign_exchange',
  'loan-relief': 'personal_loans',
}

/** The measure that is the online channels themselves. */
const onlineMeasure = 'online-service'

/** What carries a measure: its service, and of service online each channel. */
export function carriersOf(
  measure: string,
  { services, channels }: ServicesStanding,
): readonly CarrierOfMeasure[] {
  const carried = services.filter(({ service }) => service === serviceOfMeasure[measure])
  return [
    ...carried.map(({ service, name, state }) => ({ of: 'service' as const, id: service, name, state })),
    ...(measure === onlineMeasure
      ? channels.map(({ channel, name, state }) => ({ of: 'channel' as const, id: channel, name, state }))
      : []),
  ]
}
