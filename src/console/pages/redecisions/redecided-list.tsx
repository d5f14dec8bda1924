// The accounts of a re-decision that fit what the address says, a page at a time, and all of them as a file.

import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link } from 'react-router'
import type { Answer, Question } from '../../client/ask.ts'
import { question } from '../../client/questions.ts'
import { countText, dayText, yuanText } from '../../figures/figures.ts'
import { to } from '../../paths.ts'
import { useAddressFilter } from '../../states/address-filter.ts'
import { Answered } from '../../states/answered.tsx'
import { Choice } from '../../states/choice.tsx'
import { Downloads } from '../../states/downloads.tsx'
import { codeWords } from '../../words/codes.ts'
import { useSpeech } from '../../words/language.tsx'

type Page = Answer<'GET /api/redecisions/{redecision}/accounts'>
type Filter = NonNullable<Question<'GET /api/redecisions/{redecision}/accounts'>['query']>

const pageRows = 50
const filters = ['outcome', 'league'] as const

export function RedecidedList({ redecision }: { readonly redecision: string }) {
  const { say, name } = useSpeech()
  const { chosen, choose, all } = useAddressFilter()
  const { from: _, ...filter } = all
  const from = Math.max(0, Math.trunc(Number(chosen('from')) || 0))
  const query = useQuery(
    question('GET /api/redecisions/{redecision}/accounts', {
      path: { redecision },
      query: { ...(filter as Filter), from, limit: pageRows },
    }),
  )
  return (
    <section className="card stack">
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
      <Answered query={query}>
        {(page) => (
          <>
            <div className="head">
              <p aria-live="polite">{say('redecidedFitting', { count: countText(page.total) })}</p>
              <Downloads
                address="/api/redecisions/{redecision}/accounts/file"
                path={{ redecision }}
                query={filter}
                count={page.total}
              />
            </div>
            <Rows redecision={redecision} page={page} />
            <p className="row no-print">
              <Button
                disabled={from === 0}
                onClick={() => choose('from', String(Math.max(0, from - pageRows)))}
              >
                {say('pageBefore')}
              </Button>
              <Button
                disabled={from + pageRows >= page.total}
                onClick={() => choose('from', String(from + pageRows))}
              >
                {say('pageAfter')}
              </Button>
            </p>
          </>
        )}
      </Answered>
    </section>
  )
}

function Rows({ redecision, page }: { readonly redecision: string; readonly page: Page }) {
  const { say, name, language } = useSpeech()
  const heads = [
    'account',
    'redecidedKind',
    'firstNight',
    'redecidedNow',
    'redecidedMoney',
    'redecidedMonths',
    'redecidedStanding',
  ] as const
  return (
    <div className="table-wrap">
      <table className="plain cards">
        <thead>
          <tr>
            {heads.map((word) => (
              <th key={word} scope="col">
                {say(word)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {page.items.map((item) => (
            <tr key={item.account}>
              <th scope="row" className="code">
                <Link to={to.redecided(redecision, item.account)}>{item.account}</Link>
              </th>
              <td data-label={say('redecidedKind')}>
                {item.kind === undefined ? '' : name('circumstance', item.kind)}
              </td>
              <td data-label={say('firstNight')}>{dayText(item.firstNight, language)}</td>
              <td data-label={say('redecidedNow')}>{name('outcome', item.outcome)}</td>
              <td data-label={say('redecidedMoney')} className="number">
                {yuanText(item.amountMinor)}
              </td>
              <td data-label={say('redecidedMonths')} className="number">
                {countText(item.monthsRepaired)}
              </td>
              <td data-label={say('redecidedStanding')}>{name('redecidedStanding', item.standing)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
