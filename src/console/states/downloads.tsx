// A list as a file, with exactly what is shown: CSV, or a workbook where a sheet is long enough for it.

import { Button } from 'antd'
import { addressOf } from '../client/ask.ts'
import { countText } from '../figures/figures.ts'
import { useSpeech } from '../words/language.tsx'
import { ReasonedButton } from './reasoned-button.tsx'

/** Rows of a sheet at most, as the server says too. */
const sheetRowsMax = 1_048_575

interface DownloadsProps {
  /** Of the route that answers with the file: `/api/work-items/file`. */
  readonly address: string
  readonly path?: Readonly<Record<string, string>>
  /** The filters shown. */
  readonly query?: Readonly<Record<string, string | number | undefined>>
  /** Of the rows, where it is known. */
  readonly count?: number
}

export function Downloads({ address, path = {}, query = {}, count }: DownloadsProps) {
  const { say } = useSpeech()
  const fileOf = (format: string) => addressOf(address, { path, query: { ...query, format } })
  const isTooLong = count !== undefined && count > sheetRowsMax
  return (
    <span className="row downloads no-print">
      <Button href={fileOf('csv')} download>
        {say('asCsv')}
      </Button>
      {isTooLong ? (
        <ReasonedButton
          reason={say('sheetTooLong', { count: countText(count), most: countText(sheetRowsMax) })}
        >
          {say('asSheet')}
        </ReasonedButton>
      ) : (
        <Button href={fileOf('xlsx')} download>
          {say('asSheet')}
        </Button>
      )}
    </span>
  )
}
