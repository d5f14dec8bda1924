// A draft as saved last, tried on the book beside the version it would replace.

import { useQuery } from '@tanstack/react-query'
import { question } from '../../../client/questions.ts'
import { Answered } from '../../../states/answered.tsx'
import { EffectSection } from '../effect-section.tsx'

interface DraftEffectProps {
  readonly draft: string
  readonly programme: string
}

export function DraftEffect({ draft, programme }: DraftEffectProps) {
  const versions = useQuery(question('GET /api/programmes', {}))
  return (
    <Answered query={versions}>
      {({ items }) => {
        const newest = items.filter((item) => item.programme === programme).at(-1)
        return (
          <EffectSection
            tried={draft}
            lead={newest === undefined ? 'effectOfNewDraft' : 'effectOfDraft'}
            programme={programme}
            before={newest?.version}
          />
        )
      }}
    </Answered>
  )
}
