// An item about a service: which one, where, what the outlets say of it, and the way to where it is put right.

import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { question } from '../../client/questions.ts'
import { useNodes } from '../../people/nodes.ts'
import { Answered } from '../../states/answered.tsx'
import { useSpeech } from '../../words/language.tsx'
import { ChannelLine } from '../outlets/channel-line.tsx'
import { SaidWords, StateBadge } from '../outlets/said.tsx'
import { nameOfService } from '../outlets/service-names.ts'
import type { Services } from '../outlets/services-page.tsx'
import { type AboutService, pathOf } from './service-of-item.tsx'
import { useWhenClosed } from './when-closed.ts'
import type { WorkItem } from './work-items-page.tsx'

interface ServiceItemProps extends AboutService {
  readonly item: WorkItem
  /** Called once the item closed because it no longer holds. */
  readonly onClosed: () => void
}

export function ServiceItem({ item, service, onClosed }: ServiceItemProps) {
  const { name } = useSpeech()
  useWhenClosed(item.state, onClosed)
  const query = useQuery(question('GET /api/services', {}))
  return (
    <div className="stack below">
      {item.outcome !== undefined && <p className="badge good">{name('serviceOutcome', item.outcome)}</p>}
      <Answered query={query}>
        {(services) => <Standing item={item} service={service} services={services} />}
      </Answered>
    </div>
  )
}

interface StandingProps extends AboutService {
  readonly services: Services
}

/** What the outlets concerned say of the service now. */
function Standing({ item, service, services }: StandingProps) {
  const { say } = useSpeech()
  const { nodeName } = useNodes()
  const { region = '', outlet } = item
  const concerned = services.outlets
    .filter(({ node, league }) => (outlet === undefined ? league === region : node === outlet))
    .flatMap(({ node, services: given }) =>
      given.filter((one) => one.service === service).map((one) => ({ node, one })),
    )
  return (
    <>
      {item.state === 'open' && <Lead item={item} service={service} services={services} />}
      <ul className="services">
        {services.channels
          .filter(({ channel }) => region === '' && channel === service)
          .map((channel) => (
            <ChannelLine key={channel.channel} channel={channel} />
          ))}
        {concerned.map(({ node, one }) => (
          <li key={node}>
            <span className="service-name">{nodeName(node)}</span>
            <StateBadge state={one.state} />
            <SaidWords one={one} services={services} />
          </li>
        ))}
      </ul>
      <p>
        <Link to={pathOf({ region, service })}>{say('toOutletServices')}</Link>
      </p>
    </>
  )
}

function Lead({ item: { region = '', outlet }, service, services }: StandingProps) {
  const { say, name, language } = useSpeech()
  const { nodeName } = useNodes()
  const called = nameOfService(services, service, language)
  if (region === '') return <p>{say('stoppedChannelLead', { channel: called })}</p>
  if (outlet === undefined)
    return (
      <>
        <p>{say('stoppedItemLead', { league: name('league', region), service: called })}</p>
        <p className="quiet">{say('leagueAtWork', { league: name('league', region) })}</p>
      </>
    )
  const said = services.outlets
    .find(({ node }) => node === outlet)
    ?.services.find((one) => one.service === service)
  const alternative = nodeName(said?.report?.alternative ?? '')
  return <p>{say('closedDoorLead', { outlet: nodeName(outlet), service: called, alternative })}</p>
}
