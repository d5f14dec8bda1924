// Letters as a page to print: Chinese with English below, or one language alone.

import { Button } from 'antd'
import { useSpeech } from '../words/language.tsx'

interface LetterPagesProps {
  /** The address of the page, in one language where that is named. */
  readonly page: (language?: 'zh' | 'en') => string
}

export function LetterPages({ page }: LetterPagesProps) {
  const { say } = useSpeech()
  return (
    <>
      <Button href={page()} download>
        {say('lettersInBoth')}
      </Button>
      <Button href={page('zh')} download>
        {say('lettersInChinese')}
      </Button>
      <Button href={page('en')} download>
        {say('lettersInEnglish')}
      </Button>
    </>
  )
}
