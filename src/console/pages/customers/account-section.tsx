// One account of a customer: the picture of its days, what is still to do, and why.

import { Link } from 'react-router'
import { dayText, yuanText } from '../../figures/figures.ts'
import { to } from '../../paths.ts'
import { useSpeech } from '../../words/language.tsx'
import { TimeLine } from '../explain/time-line.tsx'
import { ProgrammeName } from '../programmes/programme-name.tsx'
import type { Customer } from './customer-page.tsx'
import { elsewhereFor } from './elsewhere.ts'

type Account = Customer['accounts'][number]

interface AccountSectionProps {
  readonly account: Account
  readonly spouse: Customer['spouse']
}

export function AccountSection({ account, spouse }: AccountSectionProps) {
  const { say, name } = useSpeech()
  const { explanation, product, cardNumber, plan } = account
  const elsewhere = explanation && elsewhereFor({ product, ...explanation.answer })
  return (
    <section className="card stack" aria-label={account.account}>
      <div className="head">
        <h3>
          {name('product', product)} <span className="code">{account.account}</span>
        </h3>
        {cardNumber !== undefined && <span className="quiet">{cardNumber}</span>}
        {explanation !== undefined && (
          <span className="row">
            <GrantedThrough relations={account.grantedThrough} spouse={spouse} />
            <Outcome explanation={explanation} />
          </span>
        )}
      </div>
      {explanation === undefined && <p className="quiet">{say('accountPutAside')}</p>}
      {explanation !== undefined && <Under account={account} />}
      {elsewhere !== undefined && <p>{say(elsewhere)}</p>}
      {explanation !== undefined && (
        <>
          <TimeLine explanation={explanation} corrected={account.corrected} />
          <Corrections title={say('stillToDo')} corrections={explanation.answer.corrections} />
          <Corrections
            title={say('doneAlready')}
            corrections={account.corrected}
            mayReadPlans={plan !== undefined}
          />
          <Why account={account} />
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

/** Under which programme the account is told, and which others grant it too. */
function Under({ account: { under, grantedUnder } }: Pick<AccountSectionProps, 'account'>) {
  const { say } = useSpeech()
  const others = grantedUnder.filter(({ programme }) => programme !== under.programme)
  return (
    <p className="quiet">
      {say(grantedUnder.length === 0 ? 'toldUnder' : 'grantedUnder')} <VersionNamed said={under} />
      {others.length > 0 && ` · ${say('alsoGrantedUnder')} `}
      {others.map((one) => (
        <VersionNamed key={one.programme} said={one} />
      ))}
    </p>
  )
}

const VersionNamed = ({ said: { programme, version } }: { readonly said: Account['under'] }) => (
  <Link to={to.version(programme, version)}>
    <ProgrammeName id={programme} version={version} />
  </Link>
)

interface GrantedThroughProps extends Pick<AccountSectionProps, 'spouse'> {
  readonly relations: Account['grantedThrough']
}

/** Said where the spouse grants; that customers are covered themselves goes without saying. */
function GrantedThrough({ relations = [], spouse }: GrantedThroughProps) {
  const { say } = useSpeech()
  if (!relations.includes('spouse')) return null
  return (
    <span>
      {say(relations.includes('owner') ? 'becauseOfBoth' : 'becauseOfSpouse')}{' '}
      {spouse?.name !== undefined && <Link to={to.customer(spouse.customer)}>{spouse.name}</Link>}
    </span>
  )
}

interface CorrectionsProps {
  readonly title: string
  readonly corrections: Account['corrected']
  readonly mayReadPlans?: boolean
}

function Corrections({ title, corrections, mayReadPlans = false }: CorrectionsProps) {
  if (corrections.length === 0) return null
  return (
    <div>
      <h4>{title}</h4>
      <ul>
        {corrections.map((correction) => (
          <li key={`${correction.kind} ${correction.target}`}>
            <CorrectionWords correction={correction} />{' '}
            <DoneBy correction={correction} mayReadPlans={mayReadPlans} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function CorrectionWords({ correction }: { readonly correction: Account['corrected'][number] }) {
  const { say, name, language } = useSpeech()
  const { kind, target = '', amountMinor, from, to: until, untilDay } = correction
  const worded = (value: string) => (isDay(value) ? dayText(value, language) : value)
  return (
    <>
      {name('correction', kind)} {kind.endsWith('_contact') ? name('channel', target) : target}{' '}
      {amountMinor !== undefined && `${yuanText(amountMinor)} ${say('yuan')}`}
      {from !== undefined && until !== undefined && `${worded(from)} → ${worded(until)}`}
      {untilDay !== undefined && say('heldUntil', { day: dayText(untilDay, language) })}
    </>
  )
}

interface DoneByProps {
  readonly correction: Account['corrected'][number]
  readonly mayReadPlans: boolean
}

/** On which day, by which plan and under which version it was done; nothing of what is still to do. */
function DoneBy({ correction: { day, plan, version }, mayReadPlans }: DoneByProps) {
  const { say, language } = useSpeech()
  if (day === undefined || plan === undefined || version === undefined) return null
  const words = say('doneOnDay', { day: dayText(day, language), version })
  return (
    <span className="quiet">
      {words} ·{' '}
      {mayReadPlans ? (
        <Link to={to.plan(plan)}>{say('planThatDid')}</Link>
      ) : (
        <span className="code">{plan}</span>
      )}
    </span>
  )
}

const isDay = (value: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(value)

function Why({ account: { account, words, plan } }: Pick<AccountSectionProps, 'account'>) {
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
