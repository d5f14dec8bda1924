// How telling the customers of a plan stands: so many of so many, what waits and until when, and who gets a letter.

import { Progress } from 'antd'
import { addressOf } from '../../client/ask.ts'
import { countText, instantText, percentOf } from '../../figures/figures.ts'
import { usePermission } from '../../session/session.tsx'
import { LetterPages } from '../../states/letter-pages.tsx'
import { useSpeech } from '../../words/language.tsx'
import type { Plan } from './figures-of-plan.ts'

type Told = NonNullable<Plan['told']>

const parts = ['delivered', 'sent', 'waiting', 'unknown', 'failed'] as const

export function ToldState({ told }: { readonly told: Told }) {
  const { say, name, language } = useSpeech()
  const { customers, sent, delivered, finishedAt, waitsUntil } = told
  const { granted } = usePermission('plan.tell')
  const reached = sent + delivered
  return (
    <div className="progress" role="status">
      <h3>{say('toldCustomers')}</h3>
      <p className="quiet">
        {say('toldLead')} {say('toldReportDays', { days: told.reportDays })}
      </p>
      <p>{say('toldOf', { told: countText(reached), all: countText(customers) })}</p>
      <Progress percent={percentOf(reached, customers)} aria-label={say('toldCustomers')} />
      {finishedAt === undefined && <p>{say('toldMaking')}</p>}
      <dl className="counts">
        {parts.map((part) => (
          <div key={part}>
            <dt>{name('notice', part)}</dt>
            <dd>{countText(told[part])}</dd>
          </div>
        ))}
      </dl>
      {waitsUntil !== undefined && !granted && (
        <p>{say('noticesWaitUntil', { instant: instantText(waitsUntil, language) })}</p>
      )}
      {granted && told.failed > 0 && <Letters told={told} />}
    </div>
  )
}

function Letters({ told: { plan, failed } }: { readonly told: Told }) {
  const { say } = useSpeech()
  const page = (language?: 'zh' | 'en') =>
    addressOf('/api/plans/{plan}/notices/letters', { path: { plan }, query: { language } })
  return (
    <div className="no-print">
      <p>{say('lettersToPrint', { count: countText(failed) })}</p>
      <div className="row">
        <LetterPages page={page} />
      </div>
    </div>
  )
}
