// All letters to those who fit: a page to print in either language, or a file for each.

import { Button } from 'antd'
import { addressOf } from '../../client/ask.ts'
import { LetterPages } from '../../states/letter-pages.tsx'
import { useSpeech } from '../../words/language.tsx'

interface LetterFilesProps {
  readonly redecision: string
  /** What is shown. */
  readonly filter: Readonly<Record<string, string | number | undefined>>
}

export function LetterFiles({ redecision, filter }: LetterFilesProps) {
  const { say } = useSpeech()
  const path = { redecision }
  const page = (language?: 'zh' | 'en') =>
    addressOf('/api/redecisions/{redecision}/letters', { path, query: { ...filter, language } })
  return (
    <div className="letter-files no-print">
      <h3>{say('allLetters')}</h3>
      <p className="quiet">{say('allLettersLead')}</p>
      <div className="row">
        <LetterPages page={page} />
        <Button
          href={addressOf('/api/redecisions/{redecision}/letters/archive', { path, query: filter })}
          download
        >
          {say('lettersOneByOne')}
        </Button>
      </div>
    </div>
  )
}
