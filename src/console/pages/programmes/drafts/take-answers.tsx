// Cases that follow a deliberate change of the rules: what they would expect then, looked at before it is kept.

import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { ask } from '../../../client/ask.ts'
import { Answered } from '../../../states/answered.tsx'
import { useSpeech } from '../../../words/language.tsx'
import { DifferenceTable } from '../difference-sections.tsx'
import type { WorkingCopy } from './use-draft.ts'

export interface CaseName {
  readonly file: string
  readonly name: string
}

interface TakeAnswersProps {
  readonly copy: WorkingCopy
  readonly named: readonly CaseName[]
  readonly close: () => void
}

export function TakeAnswers({ copy, named, close }: TakeAnswersProps) {
  const { say } = useSpeech()
  const { files, write } = copy
  const place = useRef<HTMLElement>(null)
  const query = useQuery({
    queryKey: ['taken answers', files, named],
    queryFn: ({ signal }) =>
      ask('POST /api/programmes/check', { body: { files: [...files], takeOver: [...named] } }, signal),
    gcTime: 0,
  })
  const isShown = query.data !== undefined
  useEffect(() => {
    if (isShown) place.current?.focus()
  }, [isShown])
  return (
    <section ref={place} tabIndex={-1} className="take-answers" aria-label={say('answersTaken')}>
      <h3>{say('answersTaken')}</h3>
      <Answered query={query}>
        {({ taken }) =>
          taken === undefined || taken.differences.length === 0 ? (
            <p>{say('nothingToTake')}</p>
          ) : (
            <>
              <p className="quiet">{say('answersTakenLead')}</p>
              <DifferenceTable differences={taken.differences} />
              <div className="row">
                <Button
                  type="primary"
                  onClick={() => {
                    for (const { path, text } of taken.files) write(path, text)
                    close()
                  }}
                >
                  {say('keepAnswers', { count: taken.differences.length })}
                </Button>
                <Button onClick={close}>{say('leaveAnswers')}</Button>
              </div>
            </>
          )
        }
      </Answered>
    </section>
  )
}
