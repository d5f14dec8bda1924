// One person: the roles held and held before, giving one, ending one, and ending all sessions.

import { useMutation, useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { type Answer, ask, type Seen } from '../../client/ask.ts'
import { question } from '../../client/questions.ts'
import { countText, dayInShanghai, dayText } from '../../figures/figures.ts'
import { useTitle } from '../../frame/title.ts'
import { useNames } from '../../people/names.ts'
import { useNodes } from '../../people/nodes.ts'
import { PersonName } from '../../people/person-name.tsx'
import { useNeededRole } from '../../session/needed-role.ts'
import { useSession } from '../../session/session.tsx'
import { Answered } from '../../states/answered.tsx'
import { ConfirmedStep } from '../../states/confirmed-step.tsx'
import { useSpeech } from '../../words/language.tsx'
import { EndRole } from './end-role.tsx'
import { GiveRole } from './give-role.tsx'

export type RoleOfPerson = Answer<'GET /api/people/{person}/roles'>['items'][number]

export function PersonPage() {
  const { say } = useSpeech()
  const { person = '' } = useParams()
  const { nameOf } = useNames()
  useTitle(nameOf(person))
  const query = useQuery(question('GET /api/people/{person}/roles', { path: { person } }))
  const reason = useReasonAgainst(person)
  const isOwn = useSession().person.id === person
  return (
    <div className="stack">
      <h1>
        <PersonName id={person} />
      </h1>
      <Answered query={query}>
        {({ items, etag }) => {
          const held = items.filter(({ endedAt }) => endedAt === undefined)
          return (
            <>
              <Held roles={held} etag={etag} reason={reason} />
              <GiveRole person={person} held={held} etag={etag} reason={reason} />
              <Past roles={items.filter(({ endedAt }) => endedAt !== undefined)} />
              <Sessions person={person} reason={reason} />
            </>
          )
        }}
      </Answered>
      {isOwn && <p className="quiet">{say('notYourself')}</p>}
    </div>
  )
}

/** Why the roles of this person may not be changed here; undefined when they may. */
function useReasonAgainst(person: string): string | undefined {
  const { say } = useSpeech()
  const session = useSession()
  const needed = useNeededRole('people.assign')
  return session.person.id === person ? say('notYourself') : needed
}

interface HeldProps extends Seen {
  readonly roles: readonly RoleOfPerson[]
  readonly reason: string | undefined
}

function Held({ roles, etag, reason }: HeldProps) {
  const { say, language } = useSpeech()
  return (
    <section className="card">
      <h2>{say('rolesHeld')}</h2>
      {roles.length === 0 && <p className="quiet">{say('noRolesHere')}</p>}
      {roles.map((role) => (
        <article key={`${role.role} ${role.node}`} className="below">
          <RoleWords role={role} />
          <p className="quiet">
            {role.until === undefined
              ? say('untilEnded')
              : say('untilDay', { day: dayText(dayInShanghai(role.until), language) })}
          </p>
          <EndRole role={role} etag={etag} reason={reason} />
        </article>
      ))}
    </section>
  )
}

function Past({ roles }: { readonly roles: readonly RoleOfPerson[] }) {
  const { say, language } = useSpeech()
  const { withId } = useNames()
  if (roles.length === 0) return null
  return (
    <section className="card">
      <h2>{say('pastRoles')}</h2>
      {roles.map((role) => {
        const day = dayText(dayInShanghai(role.endedAt!), language)
        const ranOut = role.until === role.endedAt
        return (
          <article key={`${role.role} ${role.node} ${role.assignedAt}`} className="below">
            <RoleWords role={role} />
            <p className="quiet">
              {ranOut ? say('ranOutAt', { day }) : say('endedByAt', { person: withId(role.endedBy!), day })}{' '}
              <span translate="no">{role.endReason}</span>
            </p>
          </article>
        )
      })}
    </section>
  )
}

function RoleWords({
  role: { role, node, assignedBy, assignedAt, reason },
}: {
  readonly role: RoleOfPerson
}) {
  const { say, name, language } = useSpeech()
  const { nodeName } = useNodes()
  const { withId } = useNames()
  const day = dayText(dayInShanghai(assignedAt), language)
  return (
    <>
      <h3>{say('roleAt', { role: name('role', role), node: nodeName(node) })}</h3>
      <p className="quiet">
        {say('givenByAt', { person: withId(assignedBy), day })} <span translate="no">{reason}</span>
      </p>
    </>
  )
}

function Sessions({ person, reason }: { readonly person: string; readonly reason: string | undefined }) {
  const { say } = useSpeech()
  const ending = useMutation({
    mutationFn: () => ask('POST /api/people/{person}/sign-out', { path: { person } }),
  })
  return (
    <div className="row">
      <ConfirmedStep
        act={say('endSessions')}
        does={say('endSessionsDoes')}
        reason={reason}
        taking={ending}
        take={(done) => ending.mutate(undefined, { onSuccess: done })}
      />
      {ending.data !== undefined && (
        <span role="status">{say('sessionsEnded', { count: countText(ending.data.ended) })}</span>
      )}
    </div>
  )
}
