// Who the customer is, masked; in full for a purpose, until hidden again or the page is left.

import { Button } from 'antd'
import { useState } from 'react'
import type { Answer } from '../../client/ask.ts'
import { useNeededRole } from '../../session/needed-role.ts'
import { useFold } from '../../states/fold.ts'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { useTell } from '../../states/telling.tsx'
import { useSpeech } from '../../words/language.tsx'
import type { Customer } from './customer-page.tsx'
import { UnmaskForm } from './unmask-form.tsx'

export type Unmasked = Answer<'POST /api/customers/{customer}/unmask'>

export function PersonalData({ customer }: { readonly customer: Customer }) {
  const { say } = useSpeech()
  const { opened, open, close, place } = useFold()
  const tell = useTell()
  const [full, show] = useState<Unmasked>()
  const reason = useNeededRole('customer.unmask')
  const shown = (data: Unmasked) => {
    show(data)
    tell(say('shownInFull'))
  }
  return (
    <section className="card stack">
      <Marks customer={customer} full={full} />
      <div ref={place}>
        {full !== undefined && <Button onClick={() => show(undefined)}>{say('hideAgain')}</Button>}
        {full === undefined && opened !== undefined && (
          <UnmaskForm customer={customer.customer} show={shown} close={close} />
        )}
        {full === undefined && opened === undefined && (
          <ReasonedButton reason={reason} onClick={() => open('open')}>
            {say('unmask')}
          </ReasonedButton>
        )}
      </div>
    </section>
  )
}

interface MarksProps {
  readonly customer: Customer
  readonly full: Unmasked | undefined
}

function Marks({ customer, full }: MarksProps) {
  const { say, name } = useSpeech()
  const shown = full ?? customer
  const rows = [
    [say('customerName'), shown.name],
    [name('mark', 'idNumber'), shown.idNumber],
    [name('mark', 'phone'), shown.phone],
    ...(full?.cards ?? []).map(({ cardNumber }) => [name('mark', 'card'), cardNumber] as const),
    [say('customerRegion'), name('league', customer.region.slice(0, 4))],
    [say('customerNumber'), customer.customer],
  ] as const
  return (
    <dl className="counts">
      {rows.map(([title, value]) => (
        <div key={`${title} ${value}`}>
          <dt>{title}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
