// The circumstances of a customer that people recorded, and the form for another, for those who may know.

import { useQuery } from '@tanstack/react-query'
import { question } from '../../client/questions.ts'
import { useNeededRole } from '../../session/needed-role.ts'
import { usePermission } from '../../session/session.tsx'
import { Answered } from '../../states/answered.tsx'
import { useFold } from '../../states/fold.ts'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { useSpeech } from '../../words/language.tsx'
import { CircumstanceCard } from './circumstance-card.tsx'
import { CustomerSteps } from './customer-steps.tsx'
import { RecordForm } from './record-form.tsx'

export function CircumstancesSection({ customer }: { readonly customer: string }) {
  const { say } = useSpeech()
  const { granted } = usePermission('circumstance.read')
  if (!granted) return null
  return (
    <section className="card stack" aria-label={say('circumstancesAndEvidence')}>
      <h2>{say('circumstancesAndEvidence')}</h2>
      <Listed customer={customer} />
    </section>
  )
}

function Listed({ customer }: { readonly customer: string }) {
  const { say } = useSpeech()
  const { opened, open, close, place } = useFold()
  const needed = useNeededRole('circumstance.record')
  const { granted: mayReview } = usePermission('circumstance.verify')
  const query = useQuery(question('GET /api/customers/{customer}/circumstances', { path: { customer } }))
  return (
    <Answered query={query}>
      {(known) => (
        <>
          {known.items.length === 0 && <p className="quiet">{say('nothingRecorded')}</p>}
          {known.items.map((recorded) => (
            <CircumstanceCard
              key={recorded.id}
              recorded={recorded}
              isReadable={mayReview}
              ahead={known.ahead}
            >
              <CustomerSteps recorded={recorded} known={known} />
            </CircumstanceCard>
          ))}
          <div ref={place}>
            {opened !== undefined ? (
              <RecordForm customer={customer} known={known} close={close} />
            ) : (
              <ReasonedButton reason={needed} onClick={() => open('open')}>
                {say('recordCircumstance')}
              </ReasonedButton>
            )}
          </div>
        </>
      )}
    </Answered>
  )
}
