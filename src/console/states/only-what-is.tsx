// A page about a thing that does not exist says so in its place: what was not found, and where to go instead.

import { type Query, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, use, useEffect, useState } from 'react'
import { Link, useLocation, useMatches } from 'react-router'
import { AskFailed, type Problem } from '../client/ask.ts'
import { listAbove } from '../frame/destinations.ts'
import { useTitle } from '../frame/title.ts'
import { to } from '../paths.ts'
import { useSpeech } from '../words/language.tsx'
import { refusalWords } from '../words/refusals.ts'

const MissingContext = createContext<(code: string) => void>(() => {})

/** Shows a page unless the thing of its address turns out not to exist. */
export function OnlyWhatIs({ children }: { readonly children: ReactNode }) {
  const { pathname } = useLocation()
  const [found, tell] = useState<{ readonly pathname: string; readonly code: string }>()
  const missing = (code: string) => tell({ pathname, code })
  useUnanswered(missing)
  if (found?.pathname === pathname) return <MissingThing code={found.code} />
  return <MissingContext value={missing}>{children}</MissingContext>
}

/** Says of the page one is on that its thing does not exist, where an answer shows it and no refusal says so. */
export function Missing({ code }: { readonly code: keyof typeof refusalWords }) {
  const missing = use(MissingContext)
  useEffect(() => missing(code))
  return null
}

/** Hears of every question about the thing of the address to which there is no answer. */
function useUnanswered(missing: (code: string) => void): void {
  const answers = useQueryClient().getQueryCache()
  const named = Object.values(useMatches().at(-1)?.params ?? {})
  useEffect(() =>
    answers.subscribe(({ query }) => {
      const { error, data } = query.state
      if (data !== undefined || query.meta === looksFurther || !(error instanceof AskFailed)) return
      if (isMissing(error.problem) && isOfAddress(query, named)) missing(error.problem.code)
    }),
  )
}

/** Of a question: where there is no answer the page looks for something else of the same address. */
export const looksFurther = { looksFurther: true }

/** Codes of a thing that is not there although the status says more than that. */
const otherCodes = ['person_is_unknown', 'account_not_found']

const isMissing = ({ status, code, pointer = '' }: Problem): boolean =>
  status === 404 ||
  otherCodes.includes(code) ||
  (code === 'request_is_malformed' && pointer.startsWith('/path/'))

/** True when everything a question names stands in the address; what is no number there was never asked as one. */
function isOfAddress({ queryKey }: Query, named: readonly (string | undefined)[]): boolean {
  const { path = {} } = Object(queryKey.at(-1)) as { readonly path?: Readonly<Record<string, unknown>> }
  const asked = Object.values(path).map(String)
  return asked.length > 0 && asked.every((one) => one === 'NaN' || named.includes(one))
}

function MissingThing({ code }: { readonly code: string }) {
  const { say, name } = useSpeech()
  const { pathname } = useLocation()
  const above = listAbove(pathname)
  useTitle(say('thingMissing'))
  return (
    <div className="stack">
      <h1>{say('thingMissing')}</h1>
      <p>
        {code in refusalWords && code !== 'request_is_malformed'
          ? name('refusal', code)
          : say('addressNamesNothing')}
      </p>
      <p className="quiet">{say('thingMissingHint')}</p>
      <p className="row">
        {above !== undefined && <Link to={above.path}>{say('goToPage', { page: say(above.word) })}</Link>}
        <Link to={to.home()}>{say('goToPage', { page: say('home') })}</Link>
      </p>
    </div>
  )
}
