// What is being written, for whoever may see it before it is published; and, on request, what was given up.

import type { ReactNode } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { Answer } from '../../../client/ask.ts'
import { usePages } from '../../../client/pages.ts'
import { instantText } from '../../../figures/figures.ts'
import { to } from '../../../paths.ts'
import { useNames } from '../../../people/names.ts'
import { usePermission } from '../../../session/session.tsx'
import { Paged } from '../../../states/paged.tsx'
import { useSpeech } from '../../../words/language.tsx'
import type { PlainWord } from '../../../words/say.ts'
import { ProgrammeName } from '../programme-name.tsx'
import { Quoted } from '../quoted.tsx'

export function DraftsSection() {
  const { granted } = usePermission('programme.review')
  const which = useSearchParams()[0].get('drafts')
  if (!granted) return null
  return which === 'discarded' ? <Discarded /> : <Written />
}

const rows = 50

function Written() {
  const { say, name, language } = useSpeech()
  const { withId } = useNames()
  return (
    <Drafts
      which="unpublished"
      words={{ title: 'drafts', none: 'noDrafts', other: 'toDiscardedDrafts', open: 'goOnWriting' }}
      other={to.discardedDrafts()}
      stateOf={({ behind, submitted }) =>
        (behind ?? submitted) !== undefined && (
          <span className="badge warn">
            {name('submissionState', behind !== undefined ? 'overtaken' : submitted!.state)}
          </span>
        )
      }
      sayOf={({ revision, savedBy, savedAt }) =>
        say('savedTimes', { revision, person: withId(savedBy), instant: instantText(savedAt, language) })
      }
      reasonOf={({ submitted }) => submitted?.sentBack?.reason}
    />
  )
}

function Discarded() {
  const { say, language } = useSpeech()
  const { withId } = useNames()
  return (
    <Drafts
      which="discarded"
      words={{
        title: 'discardedDrafts',
        none: 'noDiscardedDrafts',
        other: 'toDrafts',
        open: 'readDiscarded',
      }}
      other={to.programmes()}
      sayOf={({ discarded }) =>
        say('discardedBy', {
          person: withId(discarded!.person),
          instant: instantText(discarded!.at, language),
        })
      }
      reasonOf={({ discarded }) => discarded!.reason}
    />
  )
}

type Draft = Answer<'GET /api/drafts'>['items'][number]

interface DraftsProps {
  readonly which: 'unpublished' | 'discarded'
  readonly words: Readonly<Record<'title' | 'none' | 'other' | 'open', PlainWord>>
  /** Where the other list of drafts is. */
  readonly other: string
  readonly stateOf?: (draft: Draft) => ReactNode
  /** Who did what with it last, and when. */
  readonly sayOf: (draft: Draft) => string
  readonly reasonOf: (draft: Draft) => string | undefined
}

function Drafts({ which, words, other, stateOf, sayOf, reasonOf }: DraftsProps) {
  const { say, language } = useSpeech()
  const query = usePages('GET /api/drafts', { query: { which, limit: rows } })
  return (
    <section className="card">
      <div className="head">
        <h2>{say(words.title)}</h2>
        <Link className="no-print" to={other}>
          {say(words.other)}
        </Link>
      </div>
      <Paged query={query}>
        {(drafts) => {
          if (drafts.length === 0) return <p className="quiet">{say(words.none)}</p>
          return drafts.map((draft) => {
            const { id, programme, title } = draft
            const reason = reasonOf(draft)
            return (
              <article
                key={id}
                className="submission"
                aria-label={say('draftOfProgramme', { programme: title?.[language] ?? programme })}
              >
                <div>
                  <h3>
                    <ProgrammeName id={programme} title={title} /> {stateOf?.(draft)}
                  </h3>
                  <p className="quiet">{sayOf(draft)}</p>
                  {reason !== undefined && (
                    <p>
                      <Quoted>{reason}</Quoted>
                    </p>
                  )}
                </div>
                <Link className="no-print" to={to.draft(id)}>
                  {say(words.open)}
                </Link>
              </article>
            )
          })
        }}
      </Paged>
    </section>
  )
}
