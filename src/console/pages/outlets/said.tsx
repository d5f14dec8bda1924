// What an outlet says of a service: how it stands, why, who serves instead, until when, by whom and when.

import { dayText, instantText } from '../../figures/figures.ts'
import { useNames } from '../../people/names.ts'
import { useNodes } from '../../people/nodes.ts'
import { useSpeech } from '../../words/language.tsx'
import { Quoted } from '../programmes/quoted.tsx'
import type { Outlet, Services } from './services-page.tsx'

export type Said = Outlet['services'][number]

const outletTones = { running: 'good', reduced: 'warn', closed: 'bad', not_known: '' } as const

export function StateBadge({ state }: { readonly state: Said['state'] }) {
  const { name } = useSpeech()
  return <span className={`badge ${outletTones[state]}`}>{name('outletState', state)}</span>
}

interface SaidWordsProps {
  readonly one: Said
  /** How all outlets stand, so that one is warned of a closed door. */
  readonly services: Services
}

export function SaidWords({ one: { service, report }, services }: SaidWordsProps) {
  const { say, language } = useSpeech()
  const { nodeName } = useNodes()
  const { nameOf } = useNames()
  if (report === undefined) return <span className="quiet">{say('neverReported')}</span>
  const { reason, alternative, until, at, person } = report
  const parts = [
    alternative !== undefined && say('servedInstead', { outlet: nodeName(alternative) }),
    until !== undefined && say('expectedTo', { day: dayText(until, language) }),
    say('reportedAt', { instant: instantText(at, language) }),
    nameOf(person),
  ].filter((part) => typeof part === 'string')
  const isClosedDoor = alternative !== undefined && hasClosed(services, alternative, service)
  return (
    <span className="quiet service-words">
      {reason !== undefined && <Quoted>{reason}</Quoted>}
      <span>{parts.join(' · ')}</span>
      {isClosedDoor && (
        <span>
          <span className="badge bad">{say('closedDoor')}</span>
        </span>
      )}
    </span>
  )
}

/** True where an outlet said last that it closed a service: customers are not sent there. */
export const hasClosed = ({ outlets }: Services, node: string, service: string): boolean =>
  outlets
    .filter((outlet) => outlet.node === node)
    .some(({ services }) => services.some((one) => one.service === service && one.report?.state === 'closed'))
