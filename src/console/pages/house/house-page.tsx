// The rules of the bank whatever programme is in force: each number with its unit, its source and who sets it.

import { useQuery } from '@tanstack/react-query'
import { type Answer, lastAnsweredAt } from '../../client/ask.ts'
import { question } from '../../client/questions.ts'
import { countText, instantText } from '../../figures/figures.ts'
import { useTitle } from '../../frame/title.ts'
import { Answered } from '../../states/answered.tsx'
import { useSpeech } from '../../words/language.tsx'

type House = Answer<'GET /api/house-rules'>
type Rule = House['rules'][number]

export function HousePage() {
  const { say, language } = useSpeech()
  useTitle(say('houseRules'))
  const query = useQuery(question('GET /api/house-rules', {}))
  return (
    <div className="stack">
      <header>
        <h1>{say('houseRules')}</h1>
        <p className="quiet">{say('houseRulesLead')}</p>
      </header>
      <Answered query={query}>
        {({ rules, history, digest }) => (
          <>
            <p className="quiet">
              {say('asOfInstant', { instant: instantText(lastAnsweredAt(), language) })}
            </p>
            {[...new Set(rules.map(({ group }) => group))].map((group) => (
              <Group key={group} group={group} rules={rules.filter((rule) => rule.group === group)} />
            ))}
            <History history={history} digest={digest} />
          </>
        )}
      </Answered>
    </div>
  )
}

function Group({ group, rules }: { readonly group: string; readonly rules: readonly Rule[] }) {
  const { say, name } = useSpeech()
  return (
    <section className="card" aria-label={name('ruleGroup', group)}>
      <h2>{name('ruleGroup', group)}</h2>
      <table className="plain cards">
        <thead>
          <tr>
            <th scope="col">{say('houseRule')}</th>
            <th scope="col">{say('value')}</th>
            <th scope="col">{say('setBy')}</th>
            <th scope="col">{say('source')}</th>
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <RuleRow key={rule.rule} rule={rule} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function RuleRow({ rule: { rule, group, value, unit, basis, source, note } }: { readonly rule: Rule }) {
  const { say, name, language } = useSpeech()
  const shown = typeof value === 'number' ? countText(value) : value
  return (
    <tr data-rule={`${group}.${rule}`}>
      <th scope="row">{name(group === 'documentsKept' ? 'documentKind' : 'rule', `${rule}`)}</th>
      <td data-label={say('value')}>
        <strong>{unit === 'time_of_day' ? shown : `${shown} ${name('ruleUnit', unit)}`}</strong>
      </td>
      <td data-label={say('setBy')}>
        <span className={basis === 'bank' ? 'badge' : 'badge warn'}>{name('ruleBasis', basis)}</span>
      </td>
      <td data-label={say('source')}>
        <div>
          {source[language]}
          <p className="quiet">{note[language]}</p>
        </div>
      </td>
    </tr>
  )
}

function History({ history, digest }: Pick<House, 'history' | 'digest'>) {
  const { say, language } = useSpeech()
  return (
    <section className="card" aria-label={say('houseHistory')}>
      <h2>{say('houseHistory')}</h2>
      <p className="quiet">{say('houseHistoryLead')}</p>
      <ul className="plain-list">
        {history.map((change) => (
          <li key={change.at} className="row">
            <span>{say('inForceFrom', { instant: instantText(change.at, language) })}</span>
            <span className="code" translate="no">
              {change.digest.slice(0, 16)}
            </span>
            {change.digest === digest && <span className="badge good">{say('inForceNow')}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
