// What carries a measure and does not run: each service or channel, how it stands, and the way to it.

import { Link } from 'react-router'
import { to } from '../../paths.ts'
import { useSpeech } from '../../words/language.tsx'
import type { Overview } from '../home/home-page.tsx'
import { LineBadge } from '../outlets/line-badge.tsx'

type CarriersProps = Pick<Overview['measures'][number], 'carriers'>

export function Carriers({ carriers }: CarriersProps) {
  const { say, language } = useSpeech()
  const ailing = carriers.filter(({ state }) => state === 'stopped' || state === 'degraded')
  if (ailing.length === 0) return null
  return (
    <p className="row carriers">
      {say('carriedBy')}
      {ailing.map(({ of, id, name, state }) => (
        <span key={`${of} ${id}`} data-carrier={id}>
          <Link to={to.services(of === 'service' ? { service: id } : {})}>{name[language]}</Link>{' '}
          <LineBadge state={state} />
        </span>
      ))}
    </p>
  )
}
