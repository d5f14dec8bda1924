// One file of a programme at a time, as text.

import { Input, Select } from 'antd'
import { useId, useState } from 'react'
import { useSpeech } from '../../words/language.tsx'
import type { PolicyFile } from './written-programme.ts'

interface FileEditorProps {
  readonly files: readonly PolicyFile[]
  readonly changed: readonly string[]
  readonly write: (path: string, text: string) => void
}

const usualFile = 'terms/relief.yaml'

export function FileEditor({ files, changed, write }: FileEditorProps) {
  const { say } = useSpeech()
  const id = useId()
  const [path, choose] = useState(files.some((file) => file.path === usualFile) ? usualFile : files[0]!.path)
  const text = files.find((file) => file.path === path)?.text ?? ''
  return (
    <section className="card">
      <label className="field" htmlFor={`${id}-file`}>
        <span>{say('fileToChange')}</span>
        <Select
          id={`${id}-file`}
          className="file-choice"
          value={path}
          onChange={choose}
          options={files.map((file) => ({ value: file.path, label: file.path }))}
        />
      </label>
      <label className="field below" htmlFor={id}>
        <span>{say('fileText')}</span>
      </label>
      <Input.TextArea
        id={id}
        className="policy-text"
        rows={18}
        spellCheck={false}
        translate="no"
        value={text}
        onChange={(event) => write(path, event.target.value)}
      />
      <p className="quiet below">
        {changed.length === 0
          ? say('nothingChanged')
          : say('changedFiles', { files: changed.join(say('listSeparator')) })}
      </p>
    </section>
  )
}
