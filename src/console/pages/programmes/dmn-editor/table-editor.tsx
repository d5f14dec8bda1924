// A decision table edited as people know it from a spreadsheet, with what is wrong and which cases hold beside it.

import 'dmn-js/dist/assets/dmn-js-shared.css'
import 'dmn-js/dist/assets/dmn-js-decision-table.css'
import 'dmn-js/dist/assets/dmn-js-decision-table-controls.css'
import '../../../style/editor.css'
import { type RefObject, useRef, useState } from 'react'
import { Loading } from '../../../states/loading.tsx'
import { useSpeech } from '../../../words/language.tsx'
import { CasesPanel } from './cases-panel.tsx'
import { CellBar } from './cell-bar.tsx'
import { ChecksPanel } from './checks-panel.tsx'
import { columnsOf } from './columns.ts'
import { PasteDialog } from './paste-dialog.tsx'
import { rowsOf, selectRow } from './rows.ts'
import { TableTools } from './table-tools.tsx'
import type { CaseResult, Finding } from './use-live-check.ts'
import { useMarks } from './use-marks.ts'
import { useRowActions } from './use-row-actions.ts'
import { type OpenTable, useTable } from './use-table.ts'
import { useTableEvents } from './use-table-events.ts'

export interface TableEditorProps {
  readonly file: string
  readonly text: string
  readonly findings: readonly Finding[]
  readonly cases: readonly CaseResult[]
  /** False until the first check has answered: neither sound nor wrong is known. */
  readonly isChecked?: boolean
  /** Why no check runs for this person. */
  readonly checkNote?: string | undefined
  readonly readOnly?: boolean
  /** Rows and values may change, columns may not. */
  readonly valuesOnly?: boolean
  /** Why this person may change no column and no declared value; undefined where they may. */
  readonly shapeNote?: string | undefined
  readonly onChange: (text: string) => void
  /** Takes cases as YAML, to stand at the end of a file of cases; cases cannot be added without. */
  readonly onAddCases?: (yaml: string) => void
}

export default function TableEditor(props: TableEditorProps) {
  const { say } = useSpeech()
  const place = useRef<HTMLDivElement>(null)
  const { readOnly = false } = props
  const table = useTable(place, props)
  const isOpen = table !== undefined && table !== 'broken'
  return (
    <section className="table-editor" aria-label={say('tableEditor')}>
      {table === undefined && <Loading />}
      {table === 'broken' && <p className="quiet">{say('tableUnreadable')}</p>}
      {isOpen && <Workbench key={table.decision.id} {...props} table={table} place={place} />}
      <div
        ref={place}
        className={`decision-table is-edited${readOnly ? ' is-read-only' : ''}`}
        lang="zh-CN"
        translate="no"
        hidden={table === 'broken'}
      />
    </section>
  )
}

interface WorkbenchProps extends TableEditorProps {
  readonly table: OpenTable
  readonly place: RefObject<HTMLDivElement | null>
}

/** What stands round an opened table. */
function Workbench({ table, place, file, findings, cases, ...rest }: WorkbenchProps) {
  const { say, language } = useSpeech()
  const { readOnly = false, valuesOnly = false, isChecked = true } = rest
  const [hidden, hide] = useState<ReadonlySet<string>>(new Set())
  const [chosen, chooseCase] = useState<string>()
  const bar = useRef<HTMLDivElement>(null)
  const { businessObject } = table.viewer.get('sheet').getRoot()
  const columns = columnsOf(businessObject, { source: say('sourceColumn'), language })
  const own = findings.filter((finding) => finding.file === file && isOf(finding, table))
  const fired = cases.find(({ file: of, name }) => `${of} ${name}` === chosen)?.rows ?? []
  const actions = useRowActions(table, columns)
  const mayMoveColumns = !readOnly && !valuesOnly
  useMarks(place, { table, columns, findings: own, fired, hidden, mayMoveColumns, readOnly })
  useTableEvents(place, { table, actions, bar, readOnly })
  const goTo = (number: number, column?: string) => {
    const row = rowsOf(table.viewer)[number - 1]
    const at = columns.findIndex(({ name }) => name === column)
    if (row !== undefined) selectRow(table.viewer, row, Math.max(0, at))
  }
  return (
    <>
      <div className="table-editor-head">
        {!readOnly && (
          <TableTools
            {...{ table, columns, actions, hidden, hide }}
            valuesOnly={valuesOnly}
            shapeNote={rest.shapeNote}
          />
        )}
        {!readOnly && <CellBar ref={bar} table={table} columns={columns} />}
        <p className="only-read" aria-live="polite">
          {actions.said}
        </p>
      </div>
      <aside className="table-editor-side">
        {isChecked ? (
          <>
            <ChecksPanel findings={own} others={findings.length - own.length} columns={columns} goTo={goTo} />
            <CasesPanel cases={cases} chosen={chosen} chooseCase={chooseCase} onAdd={rest.onAddCases} />
          </>
        ) : (
          <p className="quiet">{rest.checkNote ?? say('checking')}</p>
        )}
      </aside>
      {actions.pasting !== undefined && <PasteDialog table={table} columns={columns} actions={actions} />}
    </>
  )
}

const isOf = ({ decision }: Finding, { decision: open, decisions }: OpenTable): boolean =>
  decision === undefined || decision === open.element.id || decisions.length === 1
