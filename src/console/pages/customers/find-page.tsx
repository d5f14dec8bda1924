// Finding a customer: one box that understands what was typed. Nothing typed or found enters an address.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Input } from 'antd'
import { useId, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { type Answer, ask } from '../../client/ask.ts'
import { countText } from '../../figures/figures.ts'
import { useTitle } from '../../frame/title.ts'
import { to } from '../../paths.ts'
import { useNeededRole } from '../../session/needed-role.ts'
import { Empty } from '../../states/empty.tsx'
import { Failed } from '../../states/failed.tsx'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { useSpeech } from '../../words/language.tsx'
import { FeeQuestion } from './fee-question.tsx'
import { customerNumberFrom, isMistypedIdNumber, kindOfMark, lastFound } from './mark.ts'

type Found = Answer<'POST /api/customers/find'>

export function FindPage() {
  const { say } = useSpeech()
  useTitle(say('customers'))
  const answers = useQueryClient()
  const { data: found } = useQuery<Found>({ queryKey: lastFound, enabled: false })
  const finding = useMutation({
    mutationFn: (mark: string) => ask('POST /api/customers/find', { body: { [kindOfMark(mark)]: mark } }),
    onMutate: () => answers.removeQueries({ queryKey: lastFound }),
    onSuccess: (answer) => answers.setQueryData(lastFound, answer),
  })
  return (
    <div className="stack">
      <header>
        <h1>{say('customers')}</h1>
        <p className="quiet">{say('customersLead')}</p>
      </header>
      <FindBox find={finding.mutate} isFinding={finding.isPending} />
      {finding.error !== null && <Failed error={finding.error} />}
      <div aria-live="polite">
        {found !== undefined && !finding.isPending && <FoundCustomers found={found} />}
      </div>
      <FeeQuestion />
    </div>
  )
}

interface FindBoxProps {
  readonly find: (mark: string) => void
  readonly isFinding: boolean
}

function FindBox({ find, isFinding }: FindBoxProps) {
  const { say, name } = useSpeech()
  const id = useId()
  const [mark, setMark] = useState('')
  const reason = useNeededRole('customer.find')
  const navigate = useNavigate()
  const wanted = mark.trim()
  const customer = customerNumberFrom(wanted)
  return (
    <form
      className="card stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (wanted === '' || reason !== undefined) return
        if (customer === undefined) find(wanted)
        else navigate(to.customer(customer))
      }}
    >
      <label htmlFor={id}>{say('customerMark')}</label>
      <div className="row">
        <Input
          id={id}
          className="customer-mark"
          autoComplete="off"
          maxLength={40}
          value={mark}
          aria-describedby={`${id}-kind`}
          onChange={(event) => setMark(event.target.value)}
        />
        <ReasonedButton htmlType="submit" type="primary" loading={isFinding} reason={reason}>
          {say('findCustomer')}
        </ReasonedButton>
      </div>
      <p id={`${id}-kind`} className="quiet">
        {wanted !== '' &&
          say('understoodAs', {
            kind: customer === undefined ? name('mark', kindOfMark(wanted)) : say('customerNumber'),
          })}
        {isMistypedIdNumber(wanted) && ` ${say('idNumberMistyped')}`}
      </p>
    </form>
  )
}

function FoundCustomers({ found: { matches, regions, isCut } }: { readonly found: Found }) {
  const { say, name } = useSpeech()
  if (matches.length > 0) {
    return (
      <section className="card">
        <CustomerTable matches={matches} />
        {isCut && <p className="quiet">{say('foundCut')}</p>}
      </section>
    )
  }
  const places = regions.map((prefix) => (prefix.length < 4 ? say('everywhere') : name('league', prefix)))
  return (
    <Empty>
      {say('foundNobody')}
      <br />
      {say('foundNobodyBecause', { places: places.join(say('listSeparator')) })}
    </Empty>
  )
}

function CustomerTable({ matches }: Pick<Found, 'matches'>) {
  const { say, name } = useSpeech()
  return (
    <div className="table-wrap">
      <table className="plain cards">
        <thead>
          <tr>
            <th scope="col">{say('customerName')}</th>
            <th scope="col">{name('mark', 'idNumber')}</th>
            <th scope="col">{name('mark', 'phone')}</th>
            <th scope="col">{say('customerRegion')}</th>
            <th scope="col" className="number">
              {say('accountCount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {matches.map(({ customer, idNumber, phone, region, accounts, ...match }) => (
            <tr key={customer}>
              <th scope="row">
                <Link to={to.customer(customer)}>{match.name}</Link>
              </th>
              <td data-label={name('mark', 'idNumber')}>{idNumber}</td>
              <td data-label={name('mark', 'phone')}>{phone}</td>
              <td data-label={say('customerRegion')}>{name('league', region.slice(0, 4))}</td>
              <td data-label={say('accountCount')} className="number">
                {countText(accounts)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
