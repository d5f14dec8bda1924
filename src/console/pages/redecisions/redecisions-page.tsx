// Re-decisions, the newest first, and the form that asks for one.

import { Link } from 'react-router'
import { usePages } from '../../client/pages.ts'
import { countText, dayText, instantText, yuanText } from '../../figures/figures.ts'
import { useTitle } from '../../frame/title.ts'
import { to } from '../../paths.ts'
import { PersonName } from '../../people/person-name.tsx'
import { Paged } from '../../states/paged.tsx'
import { useSpeech } from '../../words/language.tsx'
import { AskForm } from './ask-form.tsx'
import { useRuleName } from './rule-name.ts'

export function RedecisionsPage() {
  const { say, language } = useSpeech()
  const ruleName = useRuleName()
  useTitle(say('redecisions'))
  const query = usePages('GET /api/redecisions', { query: { limit: 100 } })
  return (
    <div className="stack">
      <header>
        <h1>{say('redecisions')}</h1>
        <p className="quiet">{say('redecisionsLead')}</p>
      </header>
      <AskForm />
      <Paged query={query}>
        {(items) =>
          items.length === 0 ? (
            <p className="empty">{say('noRedecisions')}</p>
          ) : (
            <ul className="plain-list stack">
              {items.map(({ id, firstDay, lastDay, version, asOf, askedBy, askedAt, sums, ...rule }) => (
                <li key={id} className="card">
                  <Link to={to.redecision(id)}>{ruleName(rule)}</Link>
                  <p>
                    {say('redecisionSpan', {
                      first: dayText(firstDay, language),
                      last: dayText(lastDay, language),
                      version,
                      asOf: dayText(asOf, language),
                    })}
                  </p>
                  <p className="quiet">
                    {say('redecidedAccounts')} {countText(sums.accounts)} · {say('redecidedGranted')}{' '}
                    {countText(sums.granted)} · {say('redecidedMoney')} {yuanText(sums.amountMinor)}
                  </p>
                  <p className="quiet">
                    <PersonName id={askedBy} /> · {instantText(askedAt, language)}
                  </p>
                </li>
              ))}
            </ul>
          )
        }
      </Paged>
    </div>
  )
}
