// Keeps the marks on the rows in step with what was found, whenever the table is drawn anew.

import { type RefObject, useEffect } from 'react'
import { useSpeech } from '../../../words/language.tsx'
import type { Column } from './columns.ts'
import { inWords, rowsOfFinding, toneOf } from './finding-words.ts'
import { markTable, type RowMark } from './marks.ts'
import type { Finding } from './use-live-check.ts'
import type { OpenTable } from './use-table.ts'
import { meaningOf } from './value-words.ts'

interface Marking {
  readonly table: OpenTable
  readonly columns: readonly Column[]
  readonly findings: readonly Finding[]
  readonly fired: readonly number[]
  readonly hidden: ReadonlySet<string>
  readonly mayMoveColumns: boolean
  readonly readOnly: boolean
}

export function useMarks(place: RefObject<HTMLDivElement | null>, marking: Marking): void {
  const { say, name } = useSpeech()
  const { columns, findings, fired, hidden, mayMoveColumns, readOnly } = marking
  useEffect(() => {
    const container = place.current!
    const rows = new Map<number, RowMark>()
    for (const finding of findings) {
      const { what, person } = inWords(finding, { say, name, columns })
      const words = [what, person].filter((some) => some !== undefined).join(' ')
      for (const number of rowsOfFinding(finding)) {
        const before = rows.get(number)
        const tone = before?.tone === 'fault' ? 'fault' : toneOf(finding)
        rows.set(number, { tone, words: before === undefined ? words : `${before.words}\n${words}` })
      }
    }
    const words = {
      row: (number: number) => say('rowNumber', { row: number }),
      cell: (row: number, column: string) => say('cellAt', { row, column }),
      fired: say('firedInCase'),
      meaning: (text: string, column: Column) => meaningOf(text, column, { say, name }),
    }
    const mark = () =>
      markTable(container, { rows, fired: new Set(fired), hidden, columns, words, mayMoveColumns, readOnly })
    mark()
    const redrawn = new MutationObserver(mark)
    redrawn.observe(container, { childList: true, subtree: true })
    return () => redrawn.disconnect()
  })
}
