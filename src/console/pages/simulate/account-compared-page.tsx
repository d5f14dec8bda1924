// Both whole answers for one account beside each other: who is covered and why, and every correction.

import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import type { Answer } from '../../client/ask.ts'
import { question } from '../../client/questions.ts'
import { dayText, yuanText } from '../../figures/figures.ts'
import { useTitle } from '../../frame/title.ts'
import { Answered } from '../../states/answered.tsx'
import { SpeakingAs, useSpeech } from '../../words/language.tsx'

type Compared = Answer<'GET /api/comparisons/{comparison}/accounts/{account}'>
type AccountAnswer = Compared['before']

export function AccountComparedPage() {
  const { say, language } = useSpeech()
  const { comparison, account } = useParams() as { readonly comparison: string; readonly account: string }
  useTitle(say('accountCompared', { account }))
  const path = { comparison, account }
  const query = useQuery(question('GET /api/comparisons/{comparison}/accounts/{account}', { path }))
  return (
    <div className="stack">
      <h1>{say('accountCompared', { account })}</h1>
      <Answered query={query}>
        {({ asOf, before, after, circumstances }) => (
          <>
            <p className="quiet">{say('comparedOn', { day: dayText(asOf, language) })}</p>
            <div className="side-by-side">
              <SpeakingAs words={{ circumstance: circumstances.before }}>
                <AnswerCard title={say('beforeChange')} answer={before} />
              </SpeakingAs>
              <SpeakingAs words={{ circumstance: circumstances.after }}>
                <AnswerCard title={say('afterChange')} answer={after} />
              </SpeakingAs>
            </div>
          </>
        )}
      </Answered>
    </div>
  )
}

function AnswerCard({ title, answer }: { readonly title: string; readonly answer: AccountAnswer }) {
  const { say, name } = useSpeech()
  const { entitlement, daysPastDue, corrections } = answer
  const code = entitlement.outcome === 'refused' ? entitlement.code : entitlement.outcome
  return (
    <section className="card">
      <div className="head">
        <h2>{title}</h2>
        <span className={`badge ${code === 'granted' ? 'good' : code === 'none' ? '' : 'warn'}`}>
          {name('outcome', code)}
        </span>
      </div>
      {entitlement.outcome === 'granted' && <Grant entitlement={entitlement} />}
      <p>{say('daysPastDueBoth', daysPastDue)}</p>
      {corrections.length === 0 ? (
        <p className="quiet">{say('answerAsksNothing')}</p>
      ) : (
        <ul>
          {corrections.map((correction) => (
            <li key={`${correction.kind} ${correction.target}`}>
              <CorrectionLine correction={correction} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Grant({
  entitlement,
}: {
  readonly entitlement: Extract<AccountAnswer['entitlement'], { outcome: 'granted' }>
}) {
  const { say, name, language } = useSpeech()
  const reasons = entitlement.because.map(
    ({ kind, relation }) =>
      `${name('relation', relation)} · ${kind === undefined ? say('circumstanceUntold') : name('circumstance', kind)}`,
  )
  const days = entitlement.coverage.map(({ firstDay, lastDay }) => {
    const from = dayText(firstDay, language)
    return lastDay === undefined ? `${from} –` : `${from} – ${dayText(lastDay, language)}`
  })
  return (
    <>
      <p>{say('becauseOf', { reasons: reasons.join(say('listSeparator')) })}</p>
      <p>{say('coveredDays', { days: days.join(say('listSeparator')) })}</p>
    </>
  )
}

function CorrectionLine({ correction }: { readonly correction: AccountAnswer['corrections'][number] }) {
  const { say, name, language } = useSpeech()
  const { kind, target, amountMinor, from, to, untilDay } = correction
  const written = (text: string) => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? dayText(text, language) : text)
  return (
    <>
      {name('correction', kind)}{' '}
      {target !== undefined &&
        (kind.endsWith('_contact') ? name('channel', target) : <span className="code">{target}</span>)}{' '}
      {amountMinor !== undefined && yuanText(amountMinor)}
      {from !== undefined && to !== undefined && say('fromTo', { from: written(from), to: written(to) })}
      {untilDay !== undefined && say('until', { day: dayText(untilDay, language) })}
    </>
  )
}
