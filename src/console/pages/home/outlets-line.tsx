// The services of all outlets in one line of the overview, and the channels of the branch, with the way to each.

import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { question } from '../../client/questions.ts'
import { countText } from '../../figures/figures.ts'
import { to } from '../../paths.ts'
import { useSpeech } from '../../words/language.tsx'
import { ChannelLine } from '../outlets/channel-line.tsx'
import { LineBadge } from '../outlets/line-badge.tsx'
import type { Services } from '../outlets/services-page.tsx'

const worstFirst = ['stopped', 'degraded', 'not_known', 'running'] as const

export function OutletsLine() {
  const { say, name } = useSpeech()
  const { data } = useQuery(question('GET /api/services', {}))
  if (data === undefined) return null
  const count = (state: Services['services'][number]['state']) =>
    countText(data.services.filter((one) => one.state === state).length)
  const worst = worstFirst.find((state) => data.services.some((one) => one.state === state)) ?? 'not_known'
  return (
    <li data-outlets={worst}>
      <span className="service-name">
        <Link to={to.services()}>{name('service', 'outlets')}</Link>
      </span>
      <LineBadge state={worst} />
      <span className="quiet service-words">
        {say('outletsSummary', {
          running: count('running'),
          degraded: count('degraded'),
          stopped: count('stopped'),
          unknown: count('not_known'),
        })}
      </span>
    </li>
  )
}

/** The hotline and the online channels, each as it stands. */
export function ChannelLines() {
  const { data } = useQuery(question('GET /api/services', {}))
  return data?.channels.map((channel) => <ChannelLine key={channel.channel} channel={channel} />)
}
