// One re-decision: its sums, the nights looked at, the plans that correct it, and every account with how far it has come.

import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import type { Answer } from '../../client/ask.ts'
import { question } from '../../client/questions.ts'
import { countText, dayText, instantText, yuanText } from '../../figures/figures.ts'
import { useTitle } from '../../frame/title.ts'
import { to } from '../../paths.ts'
import { PersonName } from '../../people/person-name.tsx'
import { Answered } from '../../states/answered.tsx'
import { useSpeech } from '../../words/language.tsx'
import { InWordsOf } from '../programmes/in-words.tsx'
import { ProgrammeName } from '../programmes/programme-name.tsx'
import { Quoted } from '../programmes/quoted.tsx'
import { RedecidedList } from './redecided-list.tsx'
import { useRuleName } from './rule-name.ts'

type Redecision = Answer<'GET /api/redecisions/{redecision}'>

export function RedecisionPage() {
  const { say } = useSpeech()
  const redecision = useParams().redecision!
  useTitle(say('redecisions'))
  const query = useQuery(question('GET /api/redecisions/{redecision}', { path: { redecision } }))
  return (
    <div className="stack">
      <p className="no-print">
        <Link to={to.redecisions()}>← {say('back')}</Link>
      </p>
      <Answered query={query}>
        {(found) => (
          <InWordsOf programme={found.programme} version={found.version}>
            <Found redecision={found} />
          </InWordsOf>
        )}
      </Answered>
    </div>
  )
}

function Found({ redecision }: { readonly redecision: Redecision }) {
  const { say, name, language } = useSpeech()
  const ruleName = useRuleName()
  const { programme, refusedUnder, product, kind, firstDay, lastDay, version, asOf } = redecision
  const { askedBy, askedAt, reason } = redecision
  const only = [
    ...(product === undefined ? [] : [name('product', product)]),
    ...(kind === undefined ? [] : [name('circumstance', kind)]),
  ]
  return (
    <>
      <header>
        <h1>{ruleName(redecision)}</h1>
        <p>
          {say('redecisionSpan', {
            first: dayText(firstDay, language),
            last: dayText(lastDay, language),
            version,
            asOf: dayText(asOf, language),
          })}
          {only.map((one) => ` · ${one}`)}
        </p>
        <p className="row no-print">
          {refusedUnder !== undefined && (
            <Link to={to.comparison(programme, refusedUnder, version)}>{say('compareVersions')}</Link>
          )}
          <Link to={to.version(programme, version)}>
            <ProgrammeName id={programme} version={version} />
          </Link>
        </p>
        <p className="quiet">
          {say('askedForBy')} <PersonName id={askedBy} /> · {instantText(askedAt, language)} ·{' '}
          <Quoted>{reason}</Quoted>
        </p>
      </header>
      <Sums sums={redecision.sums} />
      <Nights redecision={redecision} />
      <RedecidedList redecision={redecision.id} />
    </>
  )
}

function Sums({ sums }: { readonly sums: Redecision['sums'] }) {
  const { say } = useSpeech()
  const figures = [
    ['redecidedAccounts', countText(sums.accounts)],
    ['redecidedGranted', countText(sums.granted)],
    ['redecidedMoney', yuanText(sums.amountMinor)],
    ['redecidedDueDays', countText(sums.dueDaysMoved)],
    ['redecidedMonths', countText(sums.monthsRepaired)],
  ] as const
  return (
    <section className="card">
      <dl className="totals">
        {figures.map(([word, text]) => (
          <div key={word}>
            <dt>{say(word)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Nights({ redecision: { nights, plans } }: { readonly redecision: Redecision }) {
  const { say, language } = useSpeech()
  return (
    <section className="card stack">
      <h2>{say('servingPlans')}</h2>
      {plans.length === 0 ? (
        <p>{say('noServingPlan')}</p>
      ) : (
        <ul>
          {plans.map(({ plan, accounts }) => (
            <li key={plan}>
              <Link to={to.plan(plan)} className="code">
                {plan}
              </Link>{' '}
              {say('servedAccounts', { count: countText(accounts) })}
            </li>
          ))}
        </ul>
      )}
      <h2>{say('redecidedNights')}</h2>
      <ul>
        {nights.map(({ plan, asOf, accounts }) => (
          <li key={plan}>
            <Link to={to.plan(plan)} className="in-text">
              {dayText(asOf, language)}
            </Link>{' '}
            · {say('nightRefused')} {countText(accounts)}
          </li>
        ))}
      </ul>
    </section>
  )
}
