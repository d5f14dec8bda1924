// Figures of one or two runs, side by side, with the difference where there are two.

import { countText, yuanText } from '../../figures/figures.ts'
import { useSpeech } from '../../words/language.tsx'
import type { Row } from './results.tsx'

interface RunTableProps {
  readonly id: string
  readonly head: string
  readonly names: readonly string[]
  readonly rows: readonly Row[]
}

const textOf = ({ isMoney }: Row, value: number): string => (isMoney ? yuanText(value) : countText(value))

const signed = (row: Row, value: number): string => `${value > 0 ? '+' : ''}${textOf(row, value)}`

export function RunTable({ id, head, names, rows }: RunTableProps) {
  const { say } = useSpeech()
  return (
    <div className="table-wrap">
      <table className="plain cards" data-runs={id}>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {names.map((name, at) => (
              <th key={`${at} ${name}`} scope="col" className="number">
                {name}
              </th>
            ))}
            {names.length === 2 && (
              <th scope="col" className="number">
                {say('difference')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} data-row={row.id}>
              <th scope="row">{row.word}</th>
              {row.values.map((value, at) => (
                <td key={`${at} ${names[at]}`} data-label={names[at]} className="number">
                  {textOf(row, value)}
                </td>
              ))}
              {row.values.length === 2 && (
                <td data-label={say('difference')} className="number">
                  <strong>{signed(row, row.values[1]! - row.values[0]!)}</strong>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
