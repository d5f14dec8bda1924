// The corrections of a plan that fit, however many.

import { useQuery } from '@tanstack/react-query'
import type { Question } from '../../client/ask.ts'
import { question } from '../../client/questions.ts'
import { countText } from '../../figures/figures.ts'
import { Answered } from '../../states/answered.tsx'
import { Downloads } from '../../states/downloads.tsx'
import { type Head, LongList, pageRows } from '../../states/long-list.tsx'
import { useSpeech } from '../../words/language.tsx'
import { CorrectionCells } from './correction-cells.tsx'

type Filter = NonNullable<Question<'GET /api/plans/{plan}/corrections'>['query']>

interface ListProps {
  readonly plan: string
  readonly filter: Filter
}

const heads: readonly Head[] = [
  { word: 'account' },
  { word: 'measure' },
  { word: 'correction' },
  { word: 'target' },
  { word: 'change' },
  { word: 'amountYuan', isNumber: true },
]

export function CorrectionList({ plan, filter }: ListProps) {
  const { say } = useSpeech()
  const pageFrom = (from: number) =>
    question('GET /api/plans/{plan}/corrections', {
      path: { plan },
      query: { ...filter, from, limit: pageRows },
    })
  const address = '/api/plans/{plan}/corrections/file'
  return (
    <Answered query={useQuery(pageFrom(0))}>
      {({ total }) =>
        total === 0 ? (
          <p className="empty">{say('noCorrections')}</p>
        ) : (
          <section className="card">
            <LongList
              label={say('correctionsOfPlan')}
              total={total}
              count={say('fitting', { count: countText(total) })}
              heads={heads}
              pageFrom={pageFrom}
              cells={(correction) => <CorrectionCells plan={plan} correction={correction} />}
              tools={<Downloads address={address} path={{ plan }} query={filter} count={total} />}
            />
          </section>
        )
      }
    </Answered>
  )
}
