// Where a file is dropped or chosen: by mouse, by keyboard, on a telephone; it stays in the browser until it is sent.

import { type DragEvent, useId, useState } from 'react'
import { useHouseRule } from '../../client/house.ts'
import { countText } from '../../figures/figures.ts'
import { useSpeech } from '../../words/language.tsx'

const bytesInMegabyte = 1024 * 1024

interface FileBoxProps {
  readonly file: File | undefined
  readonly choose: (file: File) => void
}

export function FileBox({ file, choose }: FileBoxProps) {
  const { say } = useSpeech()
  const size = useHouseRule('nameLists', 'sizeMax')
  const lines = useHouseRule('nameLists', 'linesMax')
  const isTooLarge = useTooLarge(file) !== undefined
  const id = useId()
  const [isOver, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const [dropped] = event.dataTransfer.files
    if (dropped !== undefined) choose(dropped)
  }
  return (
    <div className="field">
      <span>{say('listFile')}</span>
      <label
        htmlFor={id}
        className={isOver ? 'drop is-over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <input
          id={id}
          type="file"
          accept=".csv,.txt,.xlsx"
          aria-describedby={`${id}-hint`}
          onChange={(event) => {
            const chosen = event.target.files?.[0]
            if (chosen !== undefined) choose(chosen)
          }}
        />
        <strong translate={file === undefined ? 'yes' : 'no'}>{file?.name ?? say('dropHere')}</strong>
      </label>
      <span id={`${id}-hint`} className="quiet">
        {size !== undefined &&
          lines !== undefined &&
          (isTooLarge
            ? say('fileTooLarge', { size })
            : say('listFileHint', { size, lines: countText(Number(lines)) }))}
      </span>
    </div>
  )
}

/** The megabytes that the bank takes, where a file has more. */
export function useTooLarge(file: File | undefined): number | undefined {
  const size = Number(useHouseRule('nameLists', 'sizeMax'))
  return file !== undefined && file.size > size * bytesInMegabyte ? size : undefined
}

const bytesAtOnce = 0x8000

/** The file in Base64. */
export async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  for (let at = 0; at < bytes.length; at += bytesAtOnce)
    text += String.fromCharCode(...bytes.subarray(at, at + bytesAtOnce))
  return btoa(text)
}
