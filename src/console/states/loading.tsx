// What is shown while an answer is on its way.

import { Skeleton } from 'antd'
import { useSpeech } from '../words/language.tsx'

export function Loading() {
  const { say } = useSpeech()
  return (
    <div role="status" className="loading">
      <span className="only-read">{say('loading')}</span>
      <Skeleton active paragraph={{ rows: 4 }} title={{ width: '40%' }} />
    </div>
  )
}
