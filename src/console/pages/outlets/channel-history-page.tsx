// What was said of the hotline or an online channel over time, the newest first.

import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { question } from '../../client/questions.ts'
import { useSpeech } from '../../words/language.tsx'
import { LineBadge } from './line-badge.tsx'
import { ReportHistory } from './report-history.tsx'
import { nameOfService } from './service-names.ts'

export function ChannelHistoryPage() {
  const { channel = '' } = useParams()
  const { say, language } = useSpeech()
  const { data: services } = useQuery(question('GET /api/services', {}))
  const name = nameOfService(services, channel, language)
  return (
    <ReportHistory
      title={say('historyOfChannel', { channel: name })}
      lead={say('channelHistoryLead')}
      query={useQuery(question('GET /api/services/channels/{channel}/reports', { path: { channel } }))}
      naming={([first]) => (
        <>
          <span className="service-name">{name}</span>
          <LineBadge state={first!.state} />
        </>
      )}
    />
  )
}
