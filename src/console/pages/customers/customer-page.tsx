// One customer: who they are, masked; whom they are related to; what happened; each account as a picture with its why.

import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import type { Answer } from '../../client/ask.ts'
import { question } from '../../client/questions.ts'
import { useTitle } from '../../frame/title.ts'
import { to } from '../../paths.ts'
import { Answered } from '../../states/answered.tsx'
import { useSpeech } from '../../words/language.tsx'
import { CircumstancesSection } from '../circumstances/circumstances-section.tsx'
import { AccountSection } from './account-section.tsx'
import { CallSection } from './call-section.tsx'
import { HistorySection } from './history-section.tsx'
import { LooksSection } from './looks-section.tsx'
import { NextCard } from './next-card.tsx'
import { NoticesSection } from './notices-section.tsx'
import { ObjectionsSection } from './objections-section.tsx'
import { PersonalData } from './personal-data.tsx'

export type Customer = Answer<'GET /api/customers/{customer}'>

/** Asking again would be another look on record. */
const goodFor = 60_000

export function CustomerPage() {
  const { say } = useSpeech()
  const { customer = '' } = useParams()
  const query = useQuery({
    ...question('GET /api/customers/{customer}', { path: { customer } }),
    staleTime: goodFor,
  })
  useTitle(say('customerOf', { name: query.data?.name ?? customer }))
  return (
    <div className="stack">
      <p className="no-print">
        <Link to={to.customers()}>← {say('back')}</Link>
      </p>
      <Answered query={query}>{(found) => <CustomerStory key={customer} customer={found} />}</Answered>
    </div>
  )
}

function CustomerStory({ customer }: { readonly customer: Customer }) {
  const { say } = useSpeech()
  const { accounts, spouse } = customer
  return (
    <>
      <h1>{say('customerOf', { name: customer.name })}</h1>
      <PersonalData customer={customer} />
      <CallSection customer={customer.customer} accounts={accounts} />
      <NextCard next={customer.next} asOf={customer.asOf} />
      <Relations spouse={spouse} />
      <Circumstances circumstances={customer.circumstances} />
      <CircumstancesSection customer={customer.customer} />
      <h2>{say('accountsOfCustomer')}</h2>
      {accounts.length === 0 && <p className="quiet">{say('noAccounts')}</p>}
      {accounts.map((account) => (
        <AccountSection key={account.account} account={account} spouse={spouse} />
      ))}
      <NoticesSection customer={customer.customer} />
      <ObjectionsSection customer={customer.customer} />
      <HistorySection customer={customer.customer} />
      <LooksSection customer={customer.customer} />
    </>
  )
}

function Relations({ spouse }: { readonly spouse: Customer['spouse'] }) {
  const { say } = useSpeech()
  return (
    <section className="card">
      <h2>{say('relations')}</h2>
      {spouse === undefined && <p className="quiet">{say('noSpouse')}</p>}
      {spouse !== undefined && spouse.name === undefined && <p className="quiet">{say('spouseElsewhere')}</p>}
      {spouse?.name !== undefined && (
        <p>
          {say('spouseIs')} <Link to={to.customer(spouse.customer)}>{spouse.name}</Link>
        </p>
      )}
    </section>
  )
}

const tones: Readonly<Record<string, string>> = { verified: 'good', pending: 'warn', rejected: 'bad' }

function Circumstances({ circumstances: { count, items } }: Pick<Customer, 'circumstances'>) {
  const { say, name } = useSpeech()
  return (
    <section className="card">
      <h2>{say('circumstances')}</h2>
      {count === 0 && <p className="quiet">{say('noCircumstances')}</p>}
      {count > 0 && items === undefined && <p className="quiet">{say('circumstancesHidden', { count })}</p>}
      {items?.map(({ kind, status }) => (
        <p key={`${kind} ${status}`} className="row">
          {name('circumstance', kind)}
          <span className={`badge ${tones[status]}`}>{name('evidence', status)}</span>
        </p>
      ))}
    </section>
  )
}
