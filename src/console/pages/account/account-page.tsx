// One's own account: roles, what one may do, open sessions, the language, and when one last showed oneself.

import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { type Answer, ask } from '../../client/ask.ts'
import { useDeciding } from '../../client/deciding.ts'
import { question } from '../../client/questions.ts'
import { instantText } from '../../figures/figures.ts'
import { LanguageSwitch } from '../../frame/language-switch.tsx'
import { useTitle } from '../../frame/title.ts'
import { to } from '../../paths.ts'
import { useNodes } from '../../people/nodes.ts'
import { PersonName } from '../../people/person-name.tsx'
import { useSession } from '../../session/session.tsx'
import { Answered } from '../../states/answered.tsx'
import { Failed } from '../../states/failed.tsx'
import { ReasonedButton } from '../../states/reasoned-button.tsx'
import { useSpeech } from '../../words/language.tsx'

type OpenSession = Answer<'GET /api/sessions'>['items'][number]

export function AccountPage() {
  const { say } = useSpeech()
  const { person } = useSession()
  useTitle(say('myAccount'))
  const query = useQuery(question('GET /api/sessions', {}))
  return (
    <div className="stack">
      <header>
        <h1>{say('myAccount')}</h1>
        <p>
          <PersonName id={person.id} />
        </p>
      </header>
      <MyRoles />
      <section className="card">
        <h2>{say('mySessions')}</h2>
        <p className="quiet">{say('mySessionsLead')}</p>
        <Answered query={query}>{({ items }) => <SessionTable sessions={items} />}</Answered>
      </section>
      <section className="card">
        <h2>{say('languageOfPage')}</h2>
        <LanguageSwitch />
      </section>
    </div>
  )
}

function MyRoles() {
  const { say, name } = useSpeech()
  const { nodeName } = useNodes()
  const { person, permissions } = useSession()
  const granted = permissions.filter((permission) => permission.granted)
  return (
    <section className="card">
      <h2>{say('myRoles')}</h2>
      {person.assignments.length === 0 && <p className="quiet">{say('noRoles')}</p>}
      {person.assignments.map(({ role, node }) => (
        <p key={`${role} ${node}`}>{say('roleAt', { role: name('role', role), node: nodeName(node) })}</p>
      ))}
      <h3 className="below">{say('mayDo')}</h3>
      <ul className="may-do">
        {granted.map(({ verb }) => (
          <li key={verb}>{name('verb', verb)}</li>
        ))}
      </ul>
      <p className="below">
        <Link to={to.permissions()}>{say('permissionTable')}</Link>
      </p>
    </section>
  )
}

function SessionTable({ sessions }: { readonly sessions: readonly OpenSession[] }) {
  const { say, language } = useSpeech()
  const shown = sessions.find(({ isThis }) => isThis)?.authenticatedAt
  return (
    <>
      {shown !== undefined && <p>{say('stepUpState', { instant: instantText(shown, language) })}</p>}
      <p className="quiet">{say('stepUpLead')}</p>
      <table className="plain cards">
        <thead>
          <tr>
            <th scope="col">{say('browserOf')}</th>
            <th scope="col">{say('openedOn')}</th>
            <th scope="col">{say('lastUsed')}</th>
            <th scope="col">{say('endsAt')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {sessions.map((session) => (
            <SessionRow key={session.id} session={session} />
          ))}
        </tbody>
      </table>
    </>
  )
}

function SessionRow({ session }: { readonly session: OpenSession }) {
  const { say, language } = useSpeech()
  const { id, isThis, openedAt, usedAt, absoluteUntil } = session
  const browser = session.browser === '' ? say('browserUnknown') : session.browser
  const ending = useDeciding(() => ask('POST /api/sessions/{session}/end', { path: { session: id } }))
  return (
    <tr>
      <th scope="row">{browser}</th>
      <td data-label={say('openedOn')}>{instantText(openedAt, language)}</td>
      <td data-label={say('lastUsed')}>{instantText(usedAt, language)}</td>
      <td data-label={say('endsAt')}>{instantText(absoluteUntil, language)}</td>
      <td>
        {isThis && <span className="badge good">{say('thisSession')}</span>}
        {!isThis && (
          <ReasonedButton
            size="small"
            reason={undefined}
            loading={ending.isPending}
            aria-label={say('endSessionOf', { browser })}
            onClick={() => ending.mutate(undefined)}
          >
            {say('endSession')}
          </ReasonedButton>
        )}
        {ending.error !== null && <Failed error={ending.error} />}
      </td>
    </tr>
  )
}
