// Cases from a spreadsheet: pasted or from a file, each line read before it is added to the programme.

import { Alert, Button, Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { useSpeech } from '../../../words/language.tsx'
import { lineOf } from './block.ts'
import {
  type CaseCellError,
  type CaseRows,
  caseColumnIn,
  caseColumnsIn,
  readCases,
  yamlOf,
} from './case-rows.ts'
import { cellsOfFile, cellsOfText } from './spreadsheet.ts'

interface CasesDialogProps {
  /** Takes the cases as YAML, to stand at the end of a file of cases. */
  readonly add: (yaml: string) => void
  readonly close: () => void
}

const errorsNamedMax = 20
/** One line, the kind of circumstance as the programme calls it. */
const exampleOf = {
  zh: (kind: string) => [
    '一线人员的信用卡',
    '信用卡',
    kind,
    '本人',
    '已核实',
    '2020-02-01',
    '2020-03-31',
    '150300',
    '符合',
  ],
  en: (kind: string) => [
    'the card of somebody at the front line',
    'card',
    kind,
    'owner',
    'verified',
    '2020-02-01',
    '2020-03-31',
    '150300',
    'granted',
  ],
}

export function CasesDialog({ add, close }: CasesDialogProps) {
  const { say, name, language } = useSpeech()
  const id = useId()
  const [text, setText] = useState('')
  const [isBroken, setBroken] = useState(false)
  const read = readCases(cellsOfText(text), name)
  const example = exampleOf[language](name('circumstance', 'frontline'))
  const isReady = read.cases.length > 0 && read.errors.length === 0
  const take = async (file: File | undefined) => {
    if (file === undefined) return
    const cells = await cellsOfFile(file).catch(() => undefined)
    setBroken(cells === undefined)
    if (cells !== undefined) setText(cells.map(lineOf).join('\n'))
  }
  return (
    <Modal
      open
      width={960}
      title={say('addCases')}
      okText={say('addCasesNow', { count: read.cases.length })}
      cancelText={say('cancel')}
      okButtonProps={{ disabled: !isReady }}
      onOk={() => add(yamlOf(read))}
      onCancel={close}
    >
      <div className="paste-dialog">
        <p className="quiet">
          {say('caseColumnsHint', { columns: caseColumnsIn(language).join(say('listSeparator')) })}
        </p>
        <div className="row">
          <label htmlFor={`${id}-file`}>{say('casesFile')}</label>
          <input
            id={`${id}-file`}
            type="file"
            accept=".xlsx,.csv,.txt"
            onChange={({ target }) => take(target.files?.[0])}
          />
          <Button
            size="small"
            onClick={() => setText([caseColumnsIn(language), example].map(lineOf).join('\n'))}
          >
            {say('casesExample')}
          </Button>
        </div>
        <label htmlFor={id}>{say('casesText')}</label>
        <Input.TextArea
          id={id}
          className="policy-text"
          rows={8}
          spellCheck={false}
          translate="no"
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        <div aria-live="polite">
          {isBroken && <Alert type="error" title={say('casesFileBroken')} />}
          {text !== '' && <Reading read={read} />}
        </div>
      </div>
    </Modal>
  )
}

function Reading({ read }: { readonly read: CaseRows }) {
  const { say, language } = useSpeech()
  const words: Readonly<Record<CaseCellError, string>> = {
    missing: say('caseCellMissing'),
    not_a_day: say('caseCellDay'),
    word_unknown: say('caseCellWord'),
    not_a_region: say('caseCellRegion'),
  }
  if (read.missing.length > 0) {
    const columns = read.missing.map((key) => caseColumnIn(key, language)).join(say('listSeparator'))
    return <Alert type="error" title={say('caseColumnsMissing', { columns })} />
  }
  if (read.errors.length === 0) return <p>{say('casesRead', { count: read.cases.length })}</p>
  return (
    <Alert
      type="error"
      title={say('pasteErrors', { count: read.errors.length })}
      description={
        <ul className="paste-errors">
          {read.errors.slice(0, errorsNamedMax).map(({ line, key, text, error }) => (
            <li key={`${line} ${key}`}>
              {say('pasteErrorAt', { line, column: caseColumnIn(key, language), text })} · {words[error]}
            </li>
          ))}
        </ul>
      }
    />
  )
}
