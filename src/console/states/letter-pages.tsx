// Letters as a page to print, in Chinese or in English.

import { Button } from 'antd'
import { useSpeech } from '../words/language.tsx'

interface LetterPagesProps {
  /** The address of the page in a language. */
  readonly page: (language: 'zh' | 'en') => string
}

export function LetterPages({ page }: LetterPagesProps) {
  const { say } = useSpeech()
  return (
    <>
      <Button href={page('zh')} download>
        {say('lettersInChinese')}
      </Button>
      <Button href={page('en')} download>
        {say('lettersInEnglish')}
      </Button>
    </>
  )
}
