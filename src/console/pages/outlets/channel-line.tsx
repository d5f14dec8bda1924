// One channel as it stands: running, degraded or stopped, why, until when, and who said so.

import { Link } from 'react-router'
import { dayText, instantText } from '../../figures/figures.ts'
import { to } from '../../paths.ts'
import { useNames } from '../../people/names.ts'
import { useSpeech } from '../../words/language.tsx'
import { Quoted } from '../programmes/quoted.tsx'
import { LineBadge } from './line-badge.tsx'
import type { Services } from './services-page.tsx'

export type Channel = Services['channels'][number]

interface ChannelLineProps {
  readonly channel: Channel
  readonly children?: React.ReactNode
}

export function ChannelLine({ channel: { channel, name, state, report }, children }: ChannelLineProps) {
  const { say, language } = useSpeech()
  return (
    <li data-channel={channel} data-state={state}>
      <span className="service-name">{name[language]}</span>
      <LineBadge state={state} />
      <ChannelWords report={report} />
      <Link className="no-print" to={to.channelHistory(channel)}>
        {say('channelHistory')}
      </Link>
      {children}
    </li>
  )
}

function ChannelWords({ report }: Pick<Channel, 'report'>) {
  const { say, language } = useSpeech()
  const { nameOf } = useNames()
  if (report === undefined) return <span className="quiet">{say('neverReported')}</span>
  const { reason, until, at, person } = report
  const parts = [
    until !== undefined && say('expectedTo', { day: dayText(until, language) }),
    say('reportedAt', { instant: instantText(at, language) }),
    person === undefined ? say('reportedByMachine') : nameOf(person),
  ].filter((part) => typeof part === 'string')
  return (
    <span className="quiet service-words">
      {reason !== undefined && <Quoted>{reason}</Quoted>}
      <span>{parts.join(' · ')}</span>
    </span>
  )
}
