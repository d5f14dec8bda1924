// What comes next for a customer, the nearest day first: days that a rule, a programme, the book or a matter has set.

import { Link } from 'react-router'
import { dayText } from '../../figures/figures.ts'
import { to } from '../../paths.ts'
import { useSpeech } from '../../words/language.tsx'
import { useMatter } from '../work-items/matter.ts'
import type { Customer } from './customer-page.tsx'

type Step = Customer['next'][number]

export function NextCard({ next, asOf }: Pick<Customer, 'next' | 'asOf'>) {
  const { say, language } = useSpeech()
  return (
    <section className="card" aria-label={say('nextStep')}>
      <h2>{say('nextStep')}</h2>
      <p className="quiet">
        {say(next.length === 0 ? 'nextNothing' : 'nextLead', { day: dayText(asOf, language) })}
      </p>
      {next.length > 0 && (
        <ol className="days-ahead">
          {next.map((step) => (
            <li key={[step.what, step.day, step.account, step.workItem, step.circumstanceKind].join(' ')}>
              <NextDay day={step.day} />
              <span>
                <NextWords step={step} />
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

function NextDay({ day }: Pick<Step, 'day'>) {
  const { say, language } = useSpeech()
  if (day === undefined) return <span className="quiet">{say('nextWithoutDay')}</span>
  return <time dateTime={day}>{dayText(day, language)}</time>
}

function NextWords({ step }: { readonly step: Step }) {
  const { name } = useSpeech()
  const words = useNextWords(step)
  const { account, circumstanceKind, workItem } = step
  return (
    <>
      {workItem === undefined ? words : <Link to={to.workItems({ item: String(workItem) })}>{words}</Link>}
      {account !== undefined && (
        <>
          {' · '}
          <span className="code">{account}</span>
        </>
      )}
      {circumstanceKind !== undefined && ` · ${name('circumstance', circumstanceKind)}`}
    </>
  )
}

function useNextWords({ what, day, count = 0, channels = [], code = '' }: Step): string {
  const { say, name } = useSpeech()
  const matter = useMatter()
  const held = { channels: channels.map((one) => name('channel', one)).join(say('listSeparator')) }
  switch (what) {
    case 'document_due':
      return say('nextDocumentDue')
    case 'review_due':
      return say('nextReviewDue')
    case 'customer_confirms':
      return say('nextConfirms')
    case 'item_due':
      return say('nextItemDue', { matter: matter(code) })
    case 'debt_due':
      return say('nextDebtDue', { count })
    case 'coverage_ends':
      return say('nextCoverageEnds')
    case 'calls_held':
      return day === undefined ? say('nextHeldOpen', held) : say('nextHeldUntil', held)
    case 'window_closes':
      return say('nextWindowCloses')
    case 'corrections_next':
      return say('nextCorrections', { count })
  }
}
