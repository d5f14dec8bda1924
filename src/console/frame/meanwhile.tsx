// What somebody else did while a page was open: told once, above the page, since the refused step may vanish with it.

import { useQueryClient } from '@tanstack/react-query'
import { Alert } from 'antd'
import { useEffect, useState } from 'react'
import { useLocation } from 'react-router'
import { AskFailed, type Problem } from '../client/ask.ts'
import { instantText } from '../figures/figures.ts'
import { useNames } from '../people/names.ts'
import { useSpeech } from '../words/language.tsx'

type Happening = NonNullable<Problem['meanwhile']>

/** The last decision that was refused because somebody came first; forgotten when one goes to another page. */
function useMeanwhile(): [Happening | undefined, () => void] {
  const decisions = useQueryClient().getMutationCache()
  const { pathname } = useLocation()
  const [told, tell] = useState<{ readonly happening: Happening; readonly pathname: string }>()
  useEffect(
    () =>
      decisions.subscribe(({ mutation }) => {
        const error = mutation?.state.error
        const happening = error instanceof AskFailed ? error.problem.meanwhile : undefined
        if (happening !== undefined) tell({ happening, pathname })
      }),
    [decisions, pathname],
  )
  return [told?.pathname === pathname ? told.happening : undefined, () => tell(undefined)]
}

export function MeanwhileNote() {
  const { say, name, language } = useSpeech()
  const { withId } = useNames()
  const [happening, forget] = useMeanwhile()
  if (happening === undefined) return null
  const { what, person, at } = happening
  const said = { what: name('entry', what), person: withId(person), instant: instantText(at, language) }
  return (
    <Alert
      className="meanwhile no-print"
      type="warning"
      showIcon
      closable={{ onClose: forget, 'aria-label': say('close') }}
      title={say('meanwhile', said)}
      description={say('meanwhileMeans')}
    />
  )
}
