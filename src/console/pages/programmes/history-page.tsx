// What each version of a programme changed, place by place: who wrote it, who approved it, and why.

import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import type { Answer } from '../../client/ask.ts'
import { question } from '../../client/questions.ts'
import { instantText } from '../../figures/figures.ts'
import { useTitle } from '../../frame/title.ts'
import { to } from '../../paths.ts'
import { useNames } from '../../people/names.ts'
import { Answered } from '../../states/answered.tsx'
import { useSpeech } from '../../words/language.tsx'
import { DifferenceTable } from './difference-sections.tsx'
import { InWordsOf } from './in-words.tsx'
import { useProgrammeTitle } from './programme-name.tsx'
import { Quoted } from './quoted.tsx'

type Step = Answer<'GET /api/programmes/{programme}/history'>['items'][number]

/** A version published by somebody else appears by itself, in milliseconds. */
const askEvery = 1500

export function HistoryPage() {
  const { say } = useSpeech()
  const programme = useParams().programme!
  const titleOf = useProgrammeTitle()
  useTitle(say('historyOf', { programme: titleOf(programme) }))
  const query = useQuery({
    ...question('GET /api/programmes/{programme}/history', { path: { programme } }),
    refetchInterval: askEvery,
  })
  return (
    <div className="stack">
      <header>
        <h1>{say('historyOf', { programme: titleOf(programme) })}</h1>
        <p className="quiet">{say('historyLead')}</p>
      </header>
      <Answered query={query}>
        {({ items }) =>
          items.map((step) => (
            <InWordsOf key={step.version} programme={programme} version={step.version}>
              <VersionStep programme={programme} step={step} />
            </InWordsOf>
          ))
        }
      </Answered>
    </div>
  )
}

function VersionStep({ programme, step }: { readonly programme: string; readonly step: Step }) {
  const { say, language } = useSpeech()
  const { withId } = useNames()
  const { version, author, approver, reason, publishedAt, differences } = step
  return (
    <section className="card" data-version={version}>
      <h2>
        <Link to={to.version(programme, version)}>{say('versionNumber', { version })}</Link>
      </h2>
      <p className="quiet">
        {say('writtenBy', { author: withId(author) })} ·{' '}
        {say('approvedByOn', { approver: withId(approver), instant: instantText(publishedAt, language) })}
      </p>
      <p>
        <Quoted>{reason}</Quoted>
      </p>
      {differences.length > 0 && <DifferenceTable differences={differences} />}
      {differences.length === 0 && (
        <p className="quiet">{version === 1 ? say('firstVersion') : say('onlyWording')}</p>
      )}
    </section>
  )
}
