// Who looked at a customer, for auditors: when, what, what for and why.

import { usePages } from '../../client/pages.ts'
import { usePermission } from '../../session/session.tsx'
import { Paged } from '../../states/paged.tsx'
import { useSpeech } from '../../words/language.tsx'
import { LookTable } from './look-table.tsx'

export function LooksSection({ customer }: { readonly customer: string }) {
  const { granted } = usePermission('audit.read')
  return granted ? <Looks customer={customer} /> : null
}

function Looks({ customer }: { readonly customer: string }) {
  const { say } = useSpeech()
  const query = usePages('GET /api/customers/{customer}/views', { path: { customer } })
  return (
    <section className="card">
      <h2>{say('whoLooked')}</h2>
      <Paged query={query} more={say('moreLooks')}>
        {(looks) => <LookTable looks={looks} />}
      </Paged>
    </section>
  )
}
