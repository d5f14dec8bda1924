// Who looked at a customer, for auditors: when, what, what for and why.

import { Button } from 'antd'
import { usePages } from '../../client/pages.ts'
import { usePermission } from '../../session/session.tsx'
import { Failed } from '../../states/failed.tsx'
import { useSpeech } from '../../words/language.tsx'
import { LookTable } from './look-table.tsx'

export function LooksSection({ customer }: { readonly customer: string }) {
  const { granted } = usePermission('audit.read')
  return granted ? <Looks customer={customer} /> : null
}

function Looks({ customer }: { readonly customer: string }) {
  const { say } = useSpeech()
  const { data, error, refetch, hasNextPage, fetchNextPage } = usePages(
    'GET /api/customers/{customer}/views',
    { path: { customer } },
  )
  const looks = data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <section className="card">
      <h2>{say('whoLooked')}</h2>
      {error !== null && <Failed error={error} again={refetch} />}
      <LookTable looks={looks} />
      {hasNextPage && <Button onClick={() => fetchNextPage()}>{say('moreLooks')}</Button>}
    </section>
  )
}
