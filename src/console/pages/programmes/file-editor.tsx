// One file of a programme at a time: a decision table as a table or as text, everything else as text.

import { Input, Segmented, Select } from 'antd'
import { lazy, Suspense, useId } from 'react'
import { useSearchParams } from 'react-router'
import { useNeededRole } from '../../session/needed-role.ts'
import { Loading } from '../../states/loading.tsx'
import { useSpeech } from '../../words/language.tsx'
import { CheckStatus } from './dmn-editor/check-status.tsx'
import type { LiveCheck } from './dmn-editor/use-live-check.ts'
import type { PolicyFile } from './written-programme.ts'

const TableEditor = lazy(() => import('./dmn-editor/table-editor.tsx'))

interface FileEditorProps {
  readonly files: readonly PolicyFile[]
  readonly check: LiveCheck
  readonly write: (path: string, text: string) => void
}

/** The rules fix the columns of this table; it is shown where no file is asked for. */
const fixedTable = 'eligibility.dmn'

export function FileEditor({ files, check, write }: FileEditorProps) {
  const { say } = useSpeech()
  const fileName = useFileName()
  const id = useId()
  const readOnly = useNeededRole('programme.write') !== undefined
  const checkNote = useNeededRole('programme.try')
  const shapeNote = useNeededRole('programme.shape')
  const [search, setSearch] = useSearchParams()
  const asked = search.get('file') ?? fixedTable
  const path = files.some((file) => file.path === asked) ? asked : files[0]!.path
  const text = files.find((file) => file.path === path)?.text ?? ''
  const caseFile = files.find((file) => /^cases\/[^/]+\.yaml$/.test(file.path))
  const isTable = path.endsWith('.dmn')
  const asTable = isTable && search.get('as') !== 'text'
  const turn = (to: Readonly<Record<string, string>>) =>
    setSearch((before) => ({ ...Object.fromEntries(before), file: path, ...to }), {
      replace: true,
      preventScrollReset: true,
    })
  return (
    <section className="card">
      <div className="row">
        <span className="field">
          <label htmlFor={`${id}-file`}>{say('fileToChange')}</label>
          <Select
            id={`${id}-file`}
            className="file-choice"
            value={path}
            onChange={(file) => turn({ file })}
            options={files.map((file) => ({ value: file.path, label: fileName(file.path) }))}
          />
        </span>
        {isTable && (
          <Segmented
            aria-label={say('howToEdit')}
            value={asTable ? 'table' : 'text'}
            onChange={(as) => turn({ as })}
            options={[
              { value: 'table', label: say('asTable') },
              { value: 'text', label: say('asText') },
            ]}
          />
        )}
        {asTable && <CheckStatus check={check} />}
      </div>
      <div className="below">
        {asTable ? (
          <Suspense fallback={<Loading />}>
            <TableEditor
              key={path}
              file={path}
              text={text}
              findings={check.report?.findings ?? []}
              cases={check.report?.results ?? []}
              isChecked={check.report !== undefined}
              checkNote={checkNote}
              readOnly={readOnly}
              valuesOnly={path === fixedTable || shapeNote !== undefined}
              shapeNote={shapeNote}
              onChange={(next) => write(path, next)}
              {...(caseFile !== undefined &&
                !readOnly && {
                  onAddCases: (yaml: string) => write(caseFile.path, `${caseFile.text.trimEnd()}\n${yaml}`),
                })}
            />
          </Suspense>
        ) : (
          <TextOfFile
            text={text}
            readOnly={readOnly || (isTable && shapeNote !== undefined)}
            write={(next) => write(path, next)}
          />
        )}
      </div>
    </section>
  )
}

/** What a file is, before where it lies: 条款 · terms/relief.yaml. */
function useFileName(): (path: string) => string {
  const { name } = useSpeech()
  return (path) => {
    const [, folder = '', own] = /^(?:([^/]+)\/)?(.*)$/.exec(path)!
    const kind = name('policyFile', folder === '' ? own! : folder)
    return kind === (folder === '' ? own : folder) ? path : `${kind} · ${path}`
  }
}

interface TextOfFileProps {
  readonly text: string
  readonly readOnly: boolean
  readonly write: (text: string) => void
}

function TextOfFile({ text, readOnly, write }: TextOfFileProps) {
  const { say } = useSpeech()
  const id = useId()
  return (
    <>
      <label className="field" htmlFor={id}>
        <span>{say('fileText')}</span>
      </label>
      <Input.TextArea
        id={id}
        className="policy-text"
        rows={18}
        spellCheck={false}
        translate="no"
        value={text}
        readOnly={readOnly}
        onChange={(event) => write(event.target.value)}
      />
    </>
  )
}
