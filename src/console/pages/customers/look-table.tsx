// Looks at customers as auditors read them: who, when, what, what for and why; of many customers also at whom.

import { Link } from 'react-router'
import type { Answer } from '../../client/ask.ts'
import { instantText } from '../../figures/figures.ts'
import { to } from '../../paths.ts'
import { PersonName } from '../../people/person-name.tsx'
import { useSpeech } from '../../words/language.tsx'

type Look = Answer<'GET /api/customer-views'>['items'][number]

interface LookTableProps {
  readonly looks: readonly Look[]
  /** True where the looks are at many customers. */
  readonly isOfMany?: boolean
}

export function LookTable({ looks, isOfMany = false }: LookTableProps) {
  const { say } = useSpeech()
  return (
    <div className="table-wrap">
      <table className="plain cards">
        <thead>
          <tr>
            <th scope="col">{say('looker')}</th>
            <th scope="col">{say('lookedAt')}</th>
            {isOfMany && <th scope="col">{say('customerNumber')}</th>}
            <th scope="col">{say('lookAct')}</th>
            <th scope="col">{say('lookWhy')}</th>
          </tr>
        </thead>
        <tbody>
          {looks.map((look) => (
            <LookRow key={look.id} look={look} isOfMany={isOfMany} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function LookRow({ look, isOfMany }: { readonly look: Look; readonly isOfMany: boolean }) {
  const { say, name, language } = useSpeech()
  const { person, at, customer, act, foundBy, purpose, reason, redecision } = look
  return (
    <tr>
      <th scope="row">
        <PersonName id={person} />
      </th>
      <td data-label={say('lookedAt')}>{instantText(at, language)}</td>
      {isOfMany && (
        <td data-label={say('customerNumber')}>
          <Link className="code" to={to.customer(customer)}>
            {customer}
          </Link>
        </td>
      )}
      <td data-label={say('lookAct')}>
        {foundBy === undefined ? name('look', act) : say('lookFoundBy', { kind: name('mark', foundBy) })}
      </td>
      <td data-label={say('lookWhy')}>
        {(purpose ?? reason ?? redecision) !== undefined && (
          <span>
            {purpose !== undefined && name('purpose', purpose)}
            {purpose !== undefined && reason !== undefined && ' · '}
            {reason !== undefined && <span translate="no">{reason}</span>}{' '}
            {redecision !== undefined && (
              <Link to={to.redecision(redecision)} className="in-text">
                {say('redecisions')}
              </Link>
            )}
          </span>
        )}
      </td>
    </tr>
  )
}
