// The rules of the bank whatever programme is in force: each number with its unit, its source and who confirmed it; what waits.

import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { type Answer, lastAnsweredAt } from '../../client/ask.ts'
import { question } from '../../client/questions.ts'
import { dayText, instantText } from '../../figures/figures.ts'
import { useTitle } from '../../frame/title.ts'
import { to } from '../../paths.ts'
import { Answered } from '../../states/answered.tsx'
import { useSpeech } from '../../words/language.tsx'
import { type Change, useBasisText, useRuleName, useValueText } from './rule-name.ts'
import { RuleRecord } from './rule-record.tsx'

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
        {({ identity, rules, waiting, coming }) => (
          <>
            <p className="quiet">
              {say('asOfInstant', { instant: instantText(lastAnsweredAt(), language) })}
            </p>
            <Changes title={say('rulesWaiting')} changes={waiting} />
            {coming.length > 0 && <Changes title={say('rulesComing')} changes={coming} />}
            <IdentityCard identity={identity} />
            {[...new Set(rules.map(({ group }) => group))].map((group) => (
              <Group key={group} group={group} rules={rules.filter((rule) => rule.group === group)} />
            ))}
          </>
        )}
      </Answered>
    </div>
  )
}

function Changes({ title, changes }: { readonly title: string; readonly changes: readonly Change[] }) {
  const { say, name, language } = useSpeech()
  const nameOf = useRuleName()
  return (
    <section className="card" aria-label={title}>
      <h2>{title}</h2>
      {changes.length === 0 && <p className="quiet">{say('rulesWaitingNone')}</p>}
      <ul className="plain-list">
        {changes.map(({ id, rule, state, before, content, fromDay, holdsFrom = fromDay }) => (
          <li key={id} className="row">
            <Link to={to.houseRule(rule)}>{nameOf(rule, content ?? before)}</Link>
            <BeforeAndAfter before={before} content={content} />
            {holdsFrom !== undefined && (
              <span>{say('ruleSinceDay', { day: dayText(holdsFrom, language) })}</span>
            )}
            <span className={state === 'coming' ? 'badge good' : 'badge warn'}>
              {name('ruleState', state)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The two values of a number; nothing where a service or only words change. */
function BeforeAndAfter({ before, content }: Pick<Change, 'before' | 'content'>) {
  const valueText = useValueText()
  if (before?.value === undefined || content?.value === undefined) return null
  return (
    <span>
      {valueText(before.value, before.unit)} → <strong>{valueText(content.value, content.unit)}</strong>
    </span>
  )
}

function IdentityCard({ identity: { name: own, hotline, source, ...record } }: Pick<House, 'identity'>) {
  const { say, name, language } = useSpeech()
  const title = useRuleName()('identity.bank')
  const parts = [
    [name('rulePart', 'name'), own[language]],
    [name('rulePart', 'hotline'), hotline],
    [say('source'), source[language]],
    [say('ruleSince'), <RuleRecord key="record" {...record} />],
  ] as const
  return (
    <section className="card" aria-label={title}>
      <h2>
        <Link to={to.houseRule('identity.bank')}>{title}</Link>
      </h2>
      <dl className="counts">
        {parts.map(([part, text]) => (
          <div key={part}>
            <dt>{part}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet">{say('identityLead')}</p>
    </section>
  )
}

function Group({ group, rules }: { readonly group: string; readonly rules: readonly Rule[] }) {
  const { say, name } = useSpeech()
  return (
    <section className="card" aria-label={name('ruleGroup', group)}>
      <h2>{name('ruleGroup', group)}</h2>
      <table className="plain cards rules">
        <thead>
          <tr>
            <th scope="col">{say('houseRule')}</th>
            <th scope="col">{say('value')}</th>
            <th scope="col">{say('setBy')}</th>
            <th scope="col">{say('source')}</th>
            <th scope="col">{say('ruleSince')}</th>
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

function RuleRow({
  rule: { rule, group, value, unit, basis, atMost, atLeast, source, note, ...record },
}: {
  readonly rule: Rule
}) {
  const { say, language } = useSpeech()
  const nameOf = useRuleName()
  const valueText = useValueText()
  const basisText = useBasisText()
  const id = `${group}.${rule}`
  return (
    <tr data-rule={id}>
      <th scope="row">
        <Link to={to.houseRule(id)}>{nameOf(id)}</Link>
      </th>
      <td data-label={say('value')}>
        <strong>{valueText(value, unit)}</strong>
      </td>
      <td data-label={say('setBy')}>
        <span className={basis === 'bank' ? 'badge' : 'badge warn'}>
          {basisText({ value, basis, atMost, atLeast })}
        </span>
      </td>
      <td data-label={say('source')} className="told-whole">
        <div>
          {source[language]}
          <p className="quiet">{note[language]}</p>
        </div>
      </td>
      <td data-label={say('ruleSince')} className="told-whole">
        <RuleRecord {...record} />
      </td>
    </tr>
  )
}
