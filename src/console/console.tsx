// The console: a thin client in the words of the API, for whoever has signed in.

import { StyleProvider } from '@ant-design/cssinjs'
import { QueryClientProvider } from '@tanstack/react-query'
import { ConfigProvider } from 'antd'
import english from 'antd/locale/en_GB'
import chinese from 'antd/locale/zh_CN'
import { useState } from 'react'
import { RouterProvider } from 'react-router/dom'
import { newQuestions } from './client/questions.ts'
import { newRouter } from './routes.tsx'
import { Speaking, useSpeech } from './words/language.tsx'

/** For people whom movement disturbs nothing moves: what waits for the end of a movement would wait for ever. */
const motion = !matchMedia('(prefers-reduced-motion: reduce)').matches

/** Styles come from files, so that the policy of the page can forbid all others; the key is that of antd's own file. */
const theme = { zeroRuntime: true, hashed: false, cssVar: { key: 'css-var-_R_0_' }, token: { motion } }

/** Where styles that scripts still make are put away: outside of the page. */
const aside = document.createElement('div')

export function Console() {
  return (
    <Speaking>
      <Page />
    </Speaking>
  )
}

function Page() {
  const { language } = useSpeech()
  const [questions] = useState(newQuestions)
  const [router] = useState(newRouter)
  return (
    <StyleProvider container={aside}>
      <ConfigProvider
        locale={language === 'zh' ? chinese : english}
        theme={theme}
        button={{ autoInsertSpace: false }}
      >
        <QueryClientProvider client={questions}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </ConfigProvider>
    </StyleProvider>
  )
}
