// What one outlet said of its services over time, the newest first.

import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { question } from '../../client/questions.ts'
import { useNodes } from '../../people/nodes.ts'
import { useSpeech } from '../../words/language.tsx'
import { ReportHistory } from './report-history.tsx'
import { StateBadge } from './said.tsx'
import { nameOfService } from './service-names.ts'

export function OutletHistoryPage() {
  const { node = '' } = useParams()
  const { say, language } = useSpeech()
  const { nodeName } = useNodes()
  const { data: services } = useQuery(question('GET /api/services', {}))
  return (
    <ReportHistory
      title={say('historyOfOutlet', { outlet: nodeName(node) })}
      lead={say('outletHistoryLead')}
      query={useQuery(question('GET /api/services/outlets/{node}/reports', { path: { node } }))}
      naming={(alike) => (
        <>
          <span className="service-name">
            {alike
              .map(({ service }) => nameOfService(services, service, language))
              .join(say('listSeparator'))}
          </span>
          <StateBadge state={alike[0]!.state} />
        </>
      )}
    />
  )
}
