// A block looked at before it is pasted: every cell as it will stand, what was tidied, and what cannot be read.

import { Alert, Input, Modal, Radio } from 'antd'
import { useId, useState } from 'react'
import { useSpeech } from '../../../words/language.tsx'
import { type Block, readBlock } from './block.ts'
import type { CellError, CellNote, ReadCell } from './cell.ts'
import type { Column } from './columns.ts'
import { selectedRow } from './modeler.ts'
import type { RowActions } from './use-row-actions.ts'
import type { OpenTable } from './use-table.ts'
import { valueCalled } from './value-words.ts'

interface PasteDialogProps {
  readonly table: OpenTable
  readonly columns: readonly Column[]
  readonly actions: RowActions
}

const errorsNamedMax = 20

export function PasteDialog({ table, columns, actions }: PasteDialogProps) {
  const { say, name } = useSpeech()
  const id = useId()
  const { text: pasted, first } = actions.pasting!
  const [text, setText] = useState(pasted)
  const [isOver, setOver] = useState(false)
  const block = readBlock(text, { columns, first, wordsOf: valueCalled(name) })
  const why =
    block.rows.length === 0 ? say('pasteNothing') : block.errors.length > 0 ? say('pasteFixFirst') : undefined
  const mayOver = selectedRow(table.viewer) !== undefined
  return (
    <Modal
      open
      width={960}
      title={say('pasteTitle')}
      okText={say('pasteNow')}
      cancelText={say('cancel')}
      okButtonProps={{ disabled: why !== undefined, title: why }}
      onOk={() => actions.paste(block, isOver)}
      onCancel={actions.endPaste}
    >
      <div className="paste-dialog">
        <label htmlFor={id}>{say('pasteText')}</label>
        <Input.TextArea
          id={id}
          className="policy-text"
          rows={5}
          spellCheck={false}
          translate="no"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Radio.Group
          aria-label={say('howToPaste')}
          value={isOver}
          onChange={({ target }) => setOver(target.value === true)}
          options={[
            { value: false, label: say('pasteInsert') },
            { value: true, label: say('pasteOver'), disabled: !mayOver },
          ]}
        />
        <div aria-live="polite">
          <Summary block={block} />
        </div>
        <Preview block={block} />
        <p className="quiet">{say('pasteUndo')}</p>
      </div>
    </Modal>
  )
}

function Summary({ block }: { readonly block: Block }) {
  const { say } = useSpeech()
  const errorWords = useErrorWords()
  const { rows, columns, hasHead, left, errors } = block
  if (rows.length === 0) return <p className="quiet">{say('pasteEmpty')}</p>
  const tidied = rows.flat().filter(({ notes }) => notes.length > 0).length
  const facts = [
    say('pasteSize', { rows: rows.length, columns: columns.length }),
    ...(hasHead ? [say('pasteHead')] : []),
    ...(tidied > 0 ? [say('pasteNotes', { count: tidied })] : []),
    ...(left > 0 ? [say('pasteLeft', { count: left })] : []),
  ]
  return (
    <>
      <p>{facts.join(say('listSeparator'))}</p>
      {errors.length > 0 && (
        <Alert
          type="error"
          title={say('pasteErrors', { count: errors.length })}
          description={
            <ul className="paste-errors">
              {errors.slice(0, errorsNamedMax).map(({ line, column, cell }) => (
                <li key={`${line} ${column.id}`}>
                  {say('pasteErrorAt', { line, column: column.label, text: cell.text })} ·{' '}
                  {errorWords[cell.error!]}
                </li>
              ))}
            </ul>
          }
        />
      )}
    </>
  )
}

function useErrorWords(): Readonly<Record<CellError, string>> {
  const { say } = useSpeech()
  return {
    value_not_declared: say('errorNotDeclared'),
    test_has_wrong_type: say('errorType'),
    answer_is_not_a_literal: say('errorAnswer'),
  }
}

function useNoteWords(): Readonly<Record<CellNote, string>> {
  const { say } = useSpeech()
  return {
    full_width: say('noteFullWidth'),
    chinese_comma: say('noteComma'),
    word: say('noteWord'),
    range: say('noteRange'),
  }
}

function Preview({ block }: { readonly block: Block }) {
  const { say } = useSpeech()
  if (block.rows.length === 0) return null
  return (
    // The preview scrolls by itself: the keyboard must reach it.
    <section className="paste-preview" aria-label={say('pasteTitle')} tabIndex={-1}>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{say('line')}</th>
            {block.columns.map(({ id, label }) => (
              <th key={id} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((cells, at) => (
            // Lines have no other name than their place.
            <tr key={String(at)}>
              <th scope="row">{at + 1}</th>
              {cells.map((cell, column) => (
                <PreviewCell key={block.columns[column]!.id} cell={cell} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function PreviewCell({ cell }: { readonly cell: ReadCell }) {
  const noteWords = useNoteWords()
  const errorWords = useErrorWords()
  const { text, notes, error } = cell
  const said = error === undefined ? notes.map((note) => noteWords[note]) : [errorWords[error]]
  const tone = error === undefined ? (notes.length > 0 ? 'tidied' : '') : 'wrong'
  return (
    <td className={tone} title={said.join('; ')}>
      <span translate="no">{text}</span>
      {said.length > 0 && <span className="only-read">{said.join('; ')}</span>}
    </td>
  )
}
