// Who looked at a customer, for auditors: when, what, what for and why.

import { Button } from 'antd'
import { Link } from 'react-router'
import { usePages } from '../../client/pages.ts'
import { instantText } from '../../figures/figures.ts'
import { to } from '../../paths.ts'
import { PersonName } from '../../people/person-name.tsx'
import { usePermission } from '../../session/session.tsx'
import { Failed } from '../../states/failed.tsx'
import { useSpeech } from '../../words/language.tsx'

export function LooksSection({ customer }: { readonly customer: string }) {
  const { granted } = usePermission('audit.read')
  return granted ? <Looks customer={customer} /> : null
}

function Looks({ customer }: { readonly customer: string }) {
  const { say, name, language } = useSpeech()
  const { data, error, refetch, hasNextPage, fetchNextPage } = usePages(
    'GET /api/customers/{customer}/views',
    { path: { customer } },
  )
  const looks = data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <section className="card">
      <h2>{say('whoLooked')}</h2>
      {error !== null && <Failed error={error} again={refetch} />}
      <div className="table-wrap">
        <table className="plain cards">
          <thead>
            <tr>
              <th scope="col">{say('looker')}</th>
              <th scope="col">{say('lookedAt')}</th>
              <th scope="col">{say('lookAct')}</th>
              <th scope="col">{say('lookWhy')}</th>
            </tr>
          </thead>
          <tbody>
            {looks.map(({ id, person, at, act, foundBy, purpose, reason, redecision }) => (
              <tr key={id}>
                <th scope="row">
                  <PersonName id={person} />
                </th>
                <td data-label={say('lookedAt')}>{instantText(at, language)}</td>
                <td data-label={say('lookAct')}>
                  {name('look', act)} {foundBy !== undefined && name('mark', foundBy)}
                </td>
                <td data-label={say('lookWhy')}>
                  {purpose !== undefined && name('purpose', purpose)} {reason}
                  {redecision !== undefined && (
                    <Link to={to.redecision(redecision)} className="in-text">
                      {say('redecisions')}
                    </Link>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {hasNextPage && <Button onClick={() => fetchNextPage()}>{say('moreLooks')}</Button>}
    </section>
  )
}
