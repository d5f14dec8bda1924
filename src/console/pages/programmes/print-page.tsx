// A version on paper, for a lawyer to read and sign: the document of the server, in both languages, set as text.

import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import Markdown from 'react-markdown'
import { Link, useParams } from 'react-router'
import remarkGfm from 'remark-gfm'
import { question } from '../../client/questions.ts'
import { useTitle } from '../../frame/title.ts'
import { to } from '../../paths.ts'
import { Answered } from '../../states/answered.tsx'
import { Scrolling } from '../../states/scrolling.tsx'
import { useSpeech } from '../../words/language.tsx'

const scrolling = {
  table: ({ children }: { readonly children?: React.ReactNode }) => (
    <Scrolling>
      <table className="plain">{children}</table>
    </Scrolling>
  ),
}

export function PrintPage() {
  const { say } = useSpeech()
  const { programme, version } = useParams()
  const path = { programme: programme!, version: Number(version) }
  useTitle(say('printVersion'))
  const query = useQuery(question('GET /api/programmes/{programme}/versions/{version}/print', { path }))
  return (
    <div className="stack">
      <div className="row no-print">
        <Link to={to.version(path.programme, path.version)}>{say('back')}</Link>
        <Button type="primary" onClick={() => window.print()}>
          {say('print')}
        </Button>
      </div>
      <Answered query={query}>
        {(text) => (
          <article className="card printed" lang="zh-CN" translate="no">
            <Markdown remarkPlugins={[remarkGfm]} components={scrolling}>
              {text}
            </Markdown>
          </article>
        )}
      </Answered>
    </div>
  )
}
