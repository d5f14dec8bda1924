// What the draft, as saved last, says otherwise than the version in force.

import { useQuery } from '@tanstack/react-query'
import { ask } from '../../../client/ask.ts'
import { Answered } from '../../../states/answered.tsx'
import { useSpeech } from '../../../words/language.tsx'
import { DifferenceSections } from '../difference-sections.tsx'
import type { PolicyFile } from '../written-programme.ts'
import { WrittenSections } from '../written-sections.tsx'
import { fitsPage } from './showable.ts'

interface DraftDifferenceProps {
  readonly draft: string
  readonly revision: number
  readonly files: readonly PolicyFile[]
}

export function DraftDifference({ draft, revision, files }: DraftDifferenceProps) {
  const { say } = useSpeech()
  const query = useQuery({
    queryKey: ['draft difference', draft, revision],
    queryFn: ({ signal }) => ask('GET /api/drafts/{draft}/difference', { path: { draft } }, signal),
  })
  return (
    <Answered query={query}>
      {(found) =>
        found.from === undefined ? (
          <>
            <p className="card quiet">{say('newProgramme')}</p>
            {fitsPage(files) ? (
              <WrittenSections files={files} />
            ) : (
              <p className="card">{say('unreadablePage')}</p>
            )}
          </>
        ) : (
          <DifferenceSections {...found} />
        )
      }
    </Answered>
  )
}
