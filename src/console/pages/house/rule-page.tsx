// One rule of the bank: what holds, what waits for a second person, proposing another value, and every change of it.

import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { question } from '../../client/questions.ts'
import { countText } from '../../figures/figures.ts'
import { useTitle } from '../../frame/title.ts'
import { to } from '../../paths.ts'
import { Answered } from '../../states/answered.tsx'
import { useSpeech } from '../../words/language.tsx'
import { DecideChange } from './decide-change.tsx'
import { ProposeForm } from './propose-form.tsx'
import { RuleChangeCard } from './rule-change-card.tsx'
import { type Line, partsOf, type RuleRead, useBasisText, useRuleName, useValueText } from './rule-name.ts'
import { RuleRecord } from './rule-record.tsx'

export function RulePage() {
  const { say } = useSpeech()
  const { rule = '' } = useParams()
  const query = useQuery(question('GET /api/house-rules/{rule}', { path: { rule } }))
  return (
    <div className="stack">
      <p className="no-print">
        <Link to={to.houseRules()}>← {say('houseRules')}</Link>
      </p>
      <Answered query={query}>{(found) => <Found rule={found} />}</Answered>
    </div>
  )
}

function Found({ rule: { rule, today, content, history, itemsPromised } }: { readonly rule: RuleRead }) {
  const { say, name } = useSpeech()
  const nameOf = useRuleName()
  const title = nameOf(rule, content ?? history[0]?.content)
  useTitle(title)
  const waiting = history.filter(({ state }) => state === 'waiting' || state === 'said_by_file')
  const isNumber = content?.value !== undefined
  return (
    <>
      <header>
        <h1>{title}</h1>
        <p className="quiet">
          {name('ruleGroup', partsOf(rule)[0])} · <span className="code">{rule}</span>
        </p>
      </header>
      <Holding content={content} history={history} />
      {waiting.map((change) => (
        <section key={change.id} className="card decide stack" data-change={change.id}>
          <RuleChangeCard
            change={change}
            title={say(change.state === 'waiting' ? 'ruleWaitingTitle' : 'ruleSaidTitle')}
          />
          {itemsPromised !== undefined && <p>{say('rulePromised', { count: countText(itemsPromised) })}</p>}
          <DecideChange change={change} today={today} />
        </section>
      ))}
      {isNumber && !waiting.some(({ state }) => state === 'waiting') && (
        <ProposeForm key={JSON.stringify(content)} rule={rule} content={content} today={today} />
      )}
      <section className="card stack" aria-label={say('ruleHistory')}>
        <h2>{say('ruleHistory')}</h2>
        {history
          .filter((change) => !waiting.includes(change))
          .map((change) => (
            <article key={change.id} className="stack rule-past" data-change={change.id}>
              <RuleChangeCard change={change} />
            </article>
          ))}
      </section>
    </>
  )
}

function Holding({ content, history }: Pick<RuleRead, 'content' | 'history'>) {
  const { say, language } = useSpeech()
  const basisText = useBasisText()
  const held = history.find(({ state }) => state === 'holds')
  return (
    <section className="card stack" aria-label={say('ruleHolds')}>
      <h2>{say('ruleHolds')}</h2>
      {content === undefined && <p>{say('ruleGivenUp')}</p>}
      <dl className="counts">
        {content?.value !== undefined && <Value content={content} />}
        {content?.hotline !== undefined && <Identity content={content} />}
        {content?.basis !== undefined && (
          <div>
            <dt>{say('setBy')}</dt>
            <dd>{basisText(content)}</dd>
          </div>
        )}
        {content !== undefined && (
          <div>
            <dt>{say('source')}</dt>
            <dd>{content.source[language]}</dd>
          </div>
        )}
        {held !== undefined && (
          <div>
            <dt>{say('ruleSince')}</dt>
            <dd>
              <RuleRecord
                since={held.holdsFrom}
                recordedAt={held.answeredAt ?? held.proposedAt}
                proposedBy={held.proposedBy}
                confirmedBy={held.answeredBy}
              />
            </dd>
          </div>
        )}
      </dl>
      {content?.note !== undefined && <p className="quiet">{content.note[language]}</p>}
    </section>
  )
}

function Identity({ content: { name: own, hotline } }: { readonly content: Line }) {
  const { name, language } = useSpeech()
  return (
    <>
      <div>
        <dt>{name('rulePart', 'name')}</dt>
        <dd>{own?.[language]}</dd>
      </div>
      <div>
        <dt>{name('rulePart', 'hotline')}</dt>
        <dd>{hotline}</dd>
      </div>
    </>
  )
}

function Value({ content: { value = '', unit, atMost, atLeast } }: { readonly content: Line }) {
  const { say } = useSpeech()
  const valueText = useValueText()
  return (
    <div>
      <dt>{say('value')}</dt>
      <dd>
        {valueText(value, unit)}
        {atMost !== undefined && (
          <p className="quiet">{say('ruleAtMost', { value: valueText(atMost, unit) })}</p>
        )}
        {atLeast !== undefined && (
          <p className="quiet">{say('ruleAtLeast', { value: valueText(atLeast, unit) })}</p>
        )}
      </dd>
    </div>
  )
}
