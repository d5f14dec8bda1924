// Words that stay as they were written, in whatever language the page is: articles, names of cases, reasons.

import type { ReactNode } from 'react'

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

/** True where a remark is written in the language of the page. */
export const isWrittenIn = (language: string, text: string): boolean =>
  isChinese(text) === (language === 'zh')
