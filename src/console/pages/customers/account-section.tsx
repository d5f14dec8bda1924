// One account of a customer: the picture of its days, what is still to do, and why.

import { Link } from 'react-router'
import { yuanText } from '../../figures/figures.ts'
import { to } from '../../paths.ts'
import { useSpeech } from '../../words/language.tsx'
import { TimeLine } from '../explain/time-line.tsx'
import type { Customer } from './customer-page.tsx'

type Account = Customer['accounts'][number]

interface AccountSectionProps {
  readonly account: Account
  /** The newest plan, where the caller may read it. */
  readonly plan: string | undefined
}

export function AccountSection({ account, plan }: AccountSectionProps) {
  const { say, name } = useSpeech()
  const { explanation, product, cardNumber } = account
  return (
    <section className="card stack" aria-label={account.account}>
      <div className="head">
        <h3>
          {name('product', product)} <span className="code">{account.account}</span>
        </h3>
        {cardNumber !== undefined && <span className="quiet">{cardNumber}</span>}
        {explanation !== undefined && <Outcome explanation={explanation} />}
      </div>
      {explanation === undefined && <p className="quiet">{say('accountPutAside')}</p>}
      {explanation !== undefined && (
        <>
          <TimeLine explanation={explanation} />
          <Corrections title={say('stillToDo')} corrections={explanation.answer.corrections} />
          <Corrections title={say('doneAlready')} corrections={account.corrected} />
          <Why account={account} plan={plan} />
        </>
      )}
    </section>
  )
}

function Outcome({ explanation }: { readonly explanation: NonNullable<Account['explanation']> }) {
  const { name } = useSpeech()
  const { entitlement } = explanation.answer
  const code = entitlement.outcome === 'refused' ? entitlement.code : entitlement.outcome
  const tone = code === 'granted' ? 'good' : code === 'none' ? '' : 'warn'
  return <span className={`badge ${tone}`}>{name('outcome', code)}</span>
}

interface CorrectionsProps {
  readonly title: string
  readonly corrections: Account['corrected']
}

function Corrections({ title, corrections }: CorrectionsProps) {
  const { name } = useSpeech()
  if (corrections.length === 0) return null
  return (
    <div>
      <h4>{title}</h4>
      <ul>
        {corrections.map(({ kind, target, amountMinor }) => (
          <li key={`${kind} ${target}`}>
            {name('correction', kind)} {kind.endsWith('_contact') ? name('channel', target ?? '') : target}{' '}
            {amountMinor !== undefined && yuanText(amountMinor)}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Why({ account: { account, words }, plan }: AccountSectionProps) {
  const { say, language } = useSpeech()
  if (words === undefined && plan === undefined) return <p className="quiet">{say('whyNeedsRole')}</p>
  return (
    <>
      {plan !== undefined && <Link to={to.explain(plan, account)}>{say('whyOfAccount')}</Link>}
      {words !== undefined && (
        <details className="sentences">
          <summary>{say('whyOfAccount')}</summary>
          {words[language]
            .trimEnd()
            .split('\n\n')
            .map((section) => (
              <p key={section}>{section}</p>
            ))}
        </details>
      )}
    </>
  )
}
