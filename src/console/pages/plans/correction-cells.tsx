// One correction as the cells of a row.

import { Link } from 'react-router'
import type { Answer } from '../../client/ask.ts'
import { dayText, yuanText } from '../../figures/figures.ts'
import { to } from '../../paths.ts'
import { codeWords } from '../../words/codes.ts'
import { useSpeech } from '../../words/language.tsx'

export type Correction = Answer<'GET /api/plans/{plan}/corrections'>['items'][number]

interface CellsProps {
  readonly plan: string
  readonly correction: Correction
}

export function CorrectionCells({ plan, correction }: CellsProps) {
  const { say, name } = useSpeech()
  const { account, amountMinor } = correction
  return (
    <>
      <th scope="row" className="code">
        <Link to={to.explain(plan, account)}>{account}</Link>
      </th>
      <td data-label={say('measure')}>{name('measure', correction.measure)}</td>
      <td data-label={say('correction')}>{name('correction', correction.kind)}</td>
      <td data-label={say('target')}>
        <Target correction={correction} />
      </td>
      <td data-label={say('change')}>
        <Change correction={correction} />
      </td>
      <td data-label={say('amountYuan')} className="number">
        {amountMinor === undefined ? '' : yuanText(amountMinor)}
      </td>
    </>
  )
}

function Target({ correction: { target = '' } }: { readonly correction: Correction }) {
  const { name } = useSpeech()
  return target in codeWords.channel ? name('channel', target) : <span className="code">{target}</span>
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text)

function Change({ correction: { kind, from, to: after, untilDay } }: { readonly correction: Correction }) {
  const { say, language } = useSpeech()
  const written = (text: string): string => (isDay(text) ? dayText(text, language) : text)
  if (from !== undefined && after !== undefined)
    return say('fromTo', { from: written(from), to: written(after) })
  if (kind !== 'hold_contact') return null
  return untilDay === undefined ? say('untilReleased') : say('until', { day: dayText(untilDay, language) })
}
