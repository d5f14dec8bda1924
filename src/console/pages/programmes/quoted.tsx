// Words that stay as they were written, in whatever language the page is: articles, names of cases, reasons.

import type { ReactNode } from 'react'

const isChinese = (text: string): boolean => /\p{Script=Han}/u.test(text)

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
