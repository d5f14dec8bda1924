// What came of drafting: drafted again from the same sources it is the plan that was there before, as it was decided.

import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { question } from '../../client/questions.ts'
import { countText } from '../../figures/figures.ts'
import { to } from '../../paths.ts'
import { Answered } from '../../states/answered.tsx'
import { useSpeech } from '../../words/language.tsx'

interface DraftedPlanProps {
  readonly plan: string
  readonly corrections: number
  /** What is said of one that waits for a second person. */
  readonly waits: 'drafted' | 'undoDrafted'
}

const decidedWords = { approved: 'draftedApproved', sent_back: 'draftedSentBack' } as const

export function DraftedPlan({ plan, corrections, waits }: DraftedPlanProps) {
  const { say } = useSpeech()
  const query = useQuery(question('GET /api/plans/{plan}', { path: { plan } }))
  const count = countText(corrections)
  return (
    <Answered query={query}>
      {({ state }) => (
        <>
          {say(state === 'drafted' ? waits : decidedWords[state], { count })}{' '}
          <Link to={to.plan(plan)}>{say('toDraftedPlan')}</Link>
        </>
      )}
    </Answered>
  )
}
