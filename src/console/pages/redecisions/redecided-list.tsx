// The accounts of a re-decision that fit what the address says, however many, and all of them and their letters as files.

import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { Answer, Question } from '../../client/ask.ts'
import { question } from '../../client/questions.ts'
import { countText, dayText, yuanText } from '../../figures/figures.ts'
import { to } from '../../paths.ts'
import { useAddressFilter } from '../../states/address-filter.ts'
import { Answered } from '../../states/answered.tsx'
import { Choice } from '../../states/choice.tsx'
import { Downloads } from '../../states/downloads.tsx'
import { type Head, LongList, pageRows } from '../../states/long-list.tsx'
import { codeWords } from '../../words/codes.ts'
import { useSpeech } from '../../words/language.tsx'
import { LetterFiles } from './letter-files.tsx'

type Item = Answer<'GET /api/redecisions/{redecision}/accounts'>['items'][number]
type Filter = NonNullable<Question<'GET /api/redecisions/{redecision}/accounts'>['query']>

const filters = ['outcome', 'league'] as const

const heads: readonly Head[] = [
  { word: 'account' },
  { word: 'redecidedCode' },
  { word: 'redecidedNow' },
  { word: 'redecidedMoney', isNumber: true },
  { word: 'redecidedMonths', isNumber: true },
  { word: 'redecidedStanding' },
]

export function RedecidedList({ redecision }: { readonly redecision: string }) {
  const { say } = useSpeech()
  const filter = useAddressFilter().narrowed(filters) as Filter
  const pageFrom = (from: number) =>
    question('GET /api/redecisions/{redecision}/accounts', {
      path: { redecision },
      query: { ...filter, from, limit: pageRows },
    })
  const address = '/api/redecisions/{redecision}/accounts/file'
  return (
    <section className="card stack">
      <h2>{say('redecidedList')}</h2>
      <Filters />
      <Answered query={useQuery(pageFrom(0))}>
        {({ total }) => (
          <>
            <LongList
              label={say('redecidedList')}
              total={total}
              count={say('redecidedFitting', { count: countText(total) })}
              heads={heads}
              pageFrom={pageFrom}
              cells={(item) => <Cells redecision={redecision} item={item} />}
              tools={<Downloads address={address} path={{ redecision }} query={filter} count={total} />}
            />
            <LetterFiles redecision={redecision} filter={filter} />
          </>
        )}
      </Answered>
    </section>
  )
}

function Filters() {
  const { say, name } = useSpeech()
  const { chosen, choose } = useAddressFilter()
  return (
    <div className="row no-print">
      {filters.map((key) => (
        <Choice
          key={key}
          label={say(key === 'outcome' ? 'redecidedNow' : 'league')}
          value={chosen(key)}
          onChange={(value) => choose(key, value)}
          options={Object.keys(codeWords[key]).map((value) => ({ value, label: name(key, value) }))}
        />
      ))}
    </div>
  )
}

function Cells({ redecision, item }: { readonly redecision: string; readonly item: Item }) {
  const { say, name, language } = useSpeech()
  const { account, lastNight, code, rowsThen, rowsNow, outcome, amountMinor } = item
  const byRows = (rows: readonly number[]) =>
    rows.length === 0 ? '' : ` · ${say('numberedRow', { row: rows.join(say('listSeparator')) })}`
  return (
    <>
      <th scope="row" className="code">
        <Link to={to.redecided(redecision, account)}>{account}</Link>
      </th>
      <td data-label={say('redecidedCode')}>
        {code === undefined ? dayText(lastNight, language) : name('outcome', code)}
        {byRows(rowsThen)}
      </td>
      <td data-label={say('redecidedNow')}>
        {name('outcome', outcome)}
        {byRows(rowsNow)}
      </td>
      <td data-label={say('redecidedMoney')} className="number">
        {yuanText(amountMinor)}
      </td>
      <td data-label={say('redecidedMonths')} className="number">
        {countText(item.monthsRepaired)}
      </td>
      <td data-label={say('redecidedStanding')}>{name('redecidedStanding', item.standing)}</td>
    </>
  )
}
