// The effects summed by rule and by league; each row leads to its accounts.

import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { countText, yuanText } from '../../figures/figures.ts'
import { useSpeech } from '../../words/language.tsx'
import type { EffectSums, LeagueEffect, RuleEffect } from './comparison.ts'
import { useNarrowedTo } from './narrowed.ts'

export function RuleEffects({ rules }: { readonly rules: readonly RuleEffect[] }) {
  const { say, name } = useSpeech()
  const narrowed = useNarrowedTo()
  return (
    <SumsTable title={say('effectsByRule')} id="rules" heads={[say('ruleDecides'), say('outcomeChange')]}>
      {rules.map((rule) => {
        const { product, kind, outcomeBefore, outcomeAfter } = rule
        const rowName = [name('product', product), kind === undefined ? '' : name('circumstance', kind)]
        return (
          <tr key={[product, kind, outcomeBefore, outcomeAfter].join(' ')}>
            <th scope="row">{rowName.filter((one) => one !== '').join(' · ')}</th>
            <td data-label={say('outcomeChange')}>
              <Change before={name('outcome', outcomeBefore)} after={name('outcome', outcomeAfter)} />
            </td>
            <SumCells sums={rule} to={narrowed({ product, outcomeBefore, outcomeAfter })} />
          </tr>
        )
      })}
    </SumsTable>
  )
}

export function LeagueEffects({ leagues }: { readonly leagues: readonly LeagueEffect[] }) {
  const { say, name } = useSpeech()
  const narrowed = useNarrowedTo()
  return (
    <SumsTable title={say('effectsByLeague')} id="effect-leagues" heads={[say('league')]}>
      {leagues.map((one) => (
        <tr key={one.league}>
          <th scope="row">{name('league', one.league)}</th>
          <SumCells sums={one} to={narrowed({ league: one.league })} />
        </tr>
      ))}
    </SumsTable>
  )
}

interface SumsTableProps {
  readonly title: string
  readonly id: string
  readonly heads: readonly string[]
  readonly children: ReactNode
}

function SumsTable({ title, id, heads, children }: SumsTableProps) {
  const { say, name } = useSpeech()
  const numbers = [say('effectAccounts'), name('sense', 'gains'), name('sense', 'loses'), say('effectMoney')]
  return (
    <div>
      <h3>{title}</h3>
      <div className="table-wrap">
        <table className="plain cards" data-sums={id}>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
              {numbers.map((head) => (
                <th key={head} scope="col" className="number">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      </div>
    </div>
  )
}

function SumCells({ sums, to }: { readonly sums: EffectSums; readonly to: string }) {
  const { say, name } = useSpeech()
  const { accounts, senses, before, after } = sums
  return (
    <>
      <td data-label={say('effectAccounts')} className="number">
        <Link
          to={to}
          replace
          preventScrollReset
          aria-label={`${say('showTheseAccounts')}: ${countText(accounts)}`}
        >
          {countText(accounts)}
        </Link>
      </td>
      <td data-label={name('sense', 'gains')} className="number">
        {countText(senses.gains)}
      </td>
      <td data-label={name('sense', 'loses')} className="number">
        {countText(senses.loses)}
      </td>
      <td data-label={say('effectMoney')} className="number">
        <Change before={yuanText(before.amountMinor)} after={yuanText(after.amountMinor)} />
      </td>
    </>
  )
}

/** Both, or one where they are the same. */
export function Change({ before, after }: { readonly before: string; readonly after: string }) {
  const { say } = useSpeech()
  return before === after ? before : say('changesTo', { before, after })
}
