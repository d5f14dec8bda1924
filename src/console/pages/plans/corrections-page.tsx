// The corrections of a plan one by one, filtered by what the address says.

import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { Link, useParams } from 'react-router'
import type { Question } from '../../client/ask.ts'
import { useTitle } from '../../frame/title.ts'
import { to } from '../../paths.ts'
import { useAddressFilter } from '../../states/address-filter.ts'
import { Choice } from '../../states/choice.tsx'
import { codeWords } from '../../words/codes.ts'
import { useSpeech } from '../../words/language.tsx'
import { CorrectionList } from './correction-list.tsx'

type Filter = NonNullable<Question<'GET /api/plans/{plan}/corrections'>['query']>

const filters = ['measure', 'kind', 'league'] as const
const groups = { measure: 'measure', kind: 'correction', league: 'league' } as const

export function CorrectionsPage() {
  const { say } = useSpeech()
  const plan = useParams().plan!
  const { section: _, ...filter } = useAddressFilter().all
  useTitle(say('correctionsOfPlan'))
  return (
    <div className="stack">
      <header>
        <p className="no-print">
          <Link to={to.plan(plan)}>← {say('back')}</Link>
        </p>
        <h1>{say('correctionsOfPlan')}</h1>
        <p className="quiet code">{plan}</p>
      </header>
      <Filters />
      <CorrectionList plan={plan} filter={filter as Filter} />
    </div>
  )
}

function Filters() {
  const { say, name } = useSpeech()
  const { chosen, choose } = useAddressFilter()
  const [account, setAccount] = useState(chosen('account'))
  const id = useId()
  return (
    <form
      className="card row no-print"
      onSubmit={(event) => {
        event.preventDefault()
        choose('account', account.trim())
      }}
    >
      {filters.map((key) => (
        <Choice
          key={key}
          label={say(key === 'kind' ? 'correction' : key)}
          value={chosen(key)}
          onChange={(value) => choose(key, value)}
          options={Object.keys(codeWords[groups[key]]).map((value) => ({
            value,
            label: name(groups[key], value),
          }))}
        />
      ))}
      <span className="field">
        <label htmlFor={id}>{say('accountSearch')}</label>
        <Input
          id={id}
          className="filter"
          value={account}
          onChange={(event) => setAccount(event.target.value)}
        />
      </span>
      <Button htmlType="submit">{say('search')}</Button>
    </form>
  )
}
