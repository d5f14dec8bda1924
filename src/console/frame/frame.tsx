// The frame of every page: where one is, where one can go, who one is.

import { Button } from 'antd'
import { NavLink, Outlet } from 'react-router'
import { to } from '../paths.ts'
import { useSession } from '../session/session.tsx'
import { useSignOut } from '../session/sign-out.ts'
import { useSpeech } from '../words/language.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { Mark } from './mark.tsx'

const destinations = [
  { word: 'home', path: to.home() },
  { word: 'plans', path: to.plans() },
  { word: 'customers', path: to.customers() },
  { word: 'workItems', path: to.workItems() },
  { word: 'audit', path: to.audit() },
  { word: 'programmes', path: to.programmes() },
] as const

export function Frame() {
  const { say } = useSpeech()
  return (
    <div className="frame">
      <a className="skip" href="#content">
        {say('skipToContent')}
      </a>
      <header className="frame-head">
        <NavLink to={to.home()} className="brand">
          <Mark />
          <span>{say('brand')}</span>
        </NavLink>
        <WhoAmI />
      </header>
      <nav className="frame-nav" aria-label={say('navigation')}>
        <ul>
          {destinations.map(({ word, path }) => (
            <li key={word}>
              <NavLink to={path} end={path === '/'}>
                {say(word)}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <main id="content" className="frame-content" tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  )
}

function WhoAmI() {
  const { say, language, name } = useSpeech()
  const { person } = useSession()
  const signOut = useSignOut()
  const roles = [...new Set(person.assignments.map(({ role }) => name('role', role)))]
  return (
    <div className="who">
      <LanguageSwitch />
      <span className="who-person">
        <span className="only-read">{say('signedInAs')} </span>
        <strong>{person.name[language]}</strong>
        <span className="who-roles">{roles.join(say('listSeparator'))}</span>
      </span>
      <Button type="text" onClick={() => signOut.mutate()} loading={signOut.isPending}>
        {say('signOut')}
      </Button>
    </div>
  )
}
