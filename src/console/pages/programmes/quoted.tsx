// Words that stay as they were written, in whatever language the page is: articles, names of cases, reasons.

import type { ReactNode } from 'react'
import { useSpeech } from '../../words/language.tsx'
import { shippedInChinese } from '../../words/shipped-policy.ts'

/** Chinese is what holds more Chinese characters than Latin words: an English remark may quote a term. */
const isChinese = (text: string): boolean =>
  (text.match(/\p{Script=Han}/gu)?.length ?? 0) > (text.match(/[a-z]+/gi)?.length ?? 0)

interface QuotedProps {
  readonly children: string
  readonly as?: 'span' | 'q'
}

export function Quoted({ children, as: Tag = 'span' }: QuotedProps): ReactNode {
  return (
    <Tag lang={isChinese(children) ? 'zh-CN' : 'en'} translate="no">
      {children}
    </Tag>
  )
}

/** The name of a case, or a remark of a file: in Chinese where it came with the product, else as it was written. */
export function FromFile({ children }: { readonly children: string }): ReactNode {
  return <Quoted>{useWordsFromFile()(children)}</Quoted>
}

/** What stands in a file, in Chinese on a Chinese page where it came with the product. */
export function useWordsFromFile(): (text: string) => string {
  const { language } = useSpeech()
  return (text) => (language === 'zh' ? (shippedInChinese(text) ?? text) : text)
}

/** True where a remark is written in the language of the page. */
export const isWrittenIn = (language: string, text: string): boolean =>
  isChinese(text) === (language === 'zh')
