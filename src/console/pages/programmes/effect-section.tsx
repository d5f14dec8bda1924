// A submission or a draft tried on the book beside the version in force; the runs are in the address, so a link shows them again.

import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useNeededRole } from '../../session/needed-role.ts'
import { Failed } from '../../states/failed.tsx'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { useSpeech } from '../../words/language.tsx'
import type { PlainWord } from '../../words/say.ts'
import { BookChoice } from '../simulate/book-choice.tsx'
import { RunsSection } from '../simulate/runs-section.tsx'
import { runKeys, startRuns } from '../simulate/start-runs.ts'

interface EffectSectionProps {
  /** The submission or the draft. */
  readonly tried: string
  readonly lead: PlainWord
  readonly programme: string
  /** The version it would replace. */
  readonly before: number | undefined
}

export function EffectSection({ tried: own, lead, programme, before }: EffectSectionProps) {
  const { say } = useSpeech()
  const [search, setSearch] = useSearchParams()
  const reason = useNeededRole('programme.try')
  const tried = before === undefined ? [own] : [`${programme}@${before}`, own]
  const [book, chooseBook] = useState('')
  const starting = useMutation({
    mutationFn: () => startRuns(tried, book),
    onSuccess: (started) =>
      setSearch((before) => [...[...before].filter(([key]) => !runKeys.includes(key)), ...started], {
        preventScrollReset: true,
      }),
  })
  const runs = search.getAll('run')
  return (
    <>
      <section className="card choose-step">
        <h2>{say('effectOnBook')}</h2>
        <p className="quiet">{say(lead)}</p>
        <BookChoice book={book} choose={chooseBook} />
        <ReasonedButton reason={reason} loading={starting.isPending} onClick={() => starting.mutate()}>
          {before === undefined ? say('tryAlone') : say('tryBeside')}
        </ReasonedButton>
        {starting.error !== null && <Failed error={starting.error} />}
      </section>
      {runs.length > 0 && <RunsSection jobs={runs} />}
    </>
  )
}
