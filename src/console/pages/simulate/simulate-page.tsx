// Trying one or two versions on the book: choose, watch, read side by side. The runs are in the address.

import { useSearchParams } from 'react-router'
import { useTitle } from '../../frame/title.ts'
import { to } from '../../paths.ts'
import { useSpeech } from '../../words/language.tsx'
import { ChooseStep } from './choose-step.tsx'
import { RunsSection } from './runs-section.tsx'

export function SimulatePage() {
  const { say } = useSpeech()
  const [search] = useSearchParams()
  useTitle(say('simulate'))
  const jobs = search.getAll('run')
  return (
    <div className="stack">
      <header>
        <h1>{say('simulate')}</h1>
        <p className="quiet">{say('simulateLead')}</p>
      </header>
      {jobs.length === 0 ? <ChooseStep /> : <RunsSection jobs={jobs} again={to.simulate()} />}
    </div>
  )
}
