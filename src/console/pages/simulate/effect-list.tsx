// The accounts that are answered differently, narrowed by what the address says, each with both answers.

import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { Question } from '../../client/ask.ts'
import { question } from '../../client/questions.ts'
import { countText, yuanText } from '../../figures/figures.ts'
import { to } from '../../paths.ts'
import { useAddressFilter } from '../../states/address-filter.ts'
import { Answered } from '../../states/answered.tsx'
import { Choice } from '../../states/choice.tsx'
import { Downloads } from '../../states/downloads.tsx'
import { type Head, LongList, pageRows } from '../../states/long-list.tsx'
import { codeWords } from '../../words/codes.ts'
import { useSpeech } from '../../words/language.tsx'
import type { PlainWord } from '../../words/say.ts'
import { type AccountEffect, effectFilters, toneOf } from './comparison.ts'
import { Change } from './effect-sums.tsx'

type Filter = NonNullable<Question<'GET /api/comparisons/{comparison}/accounts'>['query']>

const heads: readonly Head[] = [
  { word: 'account' },
  { word: 'effectProduct' },
  { word: 'outcomeChange' },
  { word: 'effectSense' },
  { word: 'effectMoney', isNumber: true },
  { word: 'effectDays', isNumber: true },
  { word: 'effectMonths', isNumber: true },
  { word: 'effectChannels', isNumber: true },
]

export function EffectList({ comparison }: { readonly comparison: string }) {
  const { say } = useSpeech()
  const { all } = useAddressFilter()
  const filter = Object.fromEntries(
    effectFilters.flatMap((key) => (key in all ? [[key, all[key]]] : [])),
  ) as Filter
  const pageFrom = (from: number) =>
    question('GET /api/comparisons/{comparison}/accounts', {
      path: { comparison },
      query: { ...filter, from, limit: pageRows },
    })
  const address = '/api/comparisons/{comparison}/accounts/file'
  return (
    <div id="effect-list" className="stack">
      <h3>{say('effectList')}</h3>
      <Filters />
      <Answered query={useQuery(pageFrom(0))}>
        {({ total }) => (
          <LongList
            label={say('effectList')}
            total={total}
            count={say('effectsFitting', { count: countText(total) })}
            heads={heads}
            pageFrom={pageFrom}
            cells={(effect) => <EffectCells comparison={comparison} effect={effect} />}
            tools={<Downloads address={address} path={{ comparison }} query={filter} count={total} />}
          />
        )}
      </Answered>
    </div>
  )
}

const filterWords = {
  sense: ['effectSense', 'sense'],
  league: ['league', 'league'],
  product: ['effectProduct', 'product'],
  outcomeBefore: ['outcomeBefore', 'outcome'],
  outcomeAfter: ['outcomeAfter', 'outcome'],
} as const satisfies Readonly<
  Record<(typeof effectFilters)[number], readonly [PlainWord, keyof typeof codeWords]>
>

function Filters() {
  const { say, name } = useSpeech()
  const { chosen, choose } = useAddressFilter()
  return (
    <div className="row no-print">
      {effectFilters.map((key) => {
        const [word, group] = filterWords[key]
        return (
          <Choice
            key={key}
            label={say(word)}
            value={chosen(key)}
            onChange={(value) => choose(key, value)}
            options={Object.keys(codeWords[group]).map((value) => ({ value, label: name(group, value) }))}
          />
        )
      })}
    </div>
  )
}

function EffectCells({
  comparison,
  effect,
}: {
  readonly comparison: string
  readonly effect: AccountEffect
}) {
  const { say, name } = useSpeech()
  const { account, product, sense, before, after } = effect
  const figures = [
    ['effectDays', before.daysDeferred, after.daysDeferred],
    ['effectMonths', before.monthsRepaired, after.monthsRepaired],
    ['effectChannels', before.channelsHeld, after.channelsHeld],
  ] as const
  return (
    <>
      <th scope="row" className="code">
        <Link to={to.accountCompared(comparison, account)}>{account}</Link>
      </th>
      <td data-label={say('effectProduct')}>{name('product', product)}</td>
      <td data-label={say('outcomeChange')}>
        <Change before={name('outcome', before.outcome)} after={name('outcome', after.outcome)} />
      </td>
      <td data-label={say('effectSense')}>
        <span className={`badge ${toneOf[sense]}`}>{name('sense', sense)}</span>
      </td>
      <td data-label={say('effectMoney')} className="number">
        <Change before={yuanText(before.amountMinor)} after={yuanText(after.amountMinor)} />
      </td>
      {figures.map(([word, was, becomes]) => (
        <td key={word} data-label={say(word)} className="number">
          <Change before={countText(was)} after={countText(becomes)} />
        </td>
      ))}
    </>
  )
}
