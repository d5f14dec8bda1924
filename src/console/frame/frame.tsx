// The frame of every page: where one is, where one can go, who one is.

import { Button } from 'antd'
import { Link, NavLink, Outlet } from 'react-router'
import { to } from '../paths.ts'
import { useSession } from '../session/session.tsx'
import { isOver, useSignOut } from '../session/sign-out.ts'
import { OnlyWhatIs } from '../states/only-what-is.tsx'
import { Telling } from '../states/telling.tsx'
import { useSpeech } from '../words/language.tsx'
import { Help } from './help.tsx'
import { useKeptFocus } from './kept-focus.ts'
import { LanguageSwitch } from './language-switch.tsx'
import { Mark } from './mark.tsx'
import { MeanwhileNote } from './meanwhile.tsx'
import { Navigation } from './navigation.tsx'
import { PageFoot } from './page-foot.tsx'
import { QuickFind } from './quick-find.tsx'
import { StaleNote } from './stale-note.tsx'

export function Frame() {
  const { say } = useSpeech()
  useKeptFocus()
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
        <QuickFind />
        <WhoAmI />
      </header>
      <Navigation />
      <main id="content" className="frame-content" tabIndex={-1}>
        <StaleNote />
        <MeanwhileNote />
        <Telling>
          <OnlyWhatIs>
            <Outlet />
          </OnlyWhatIs>
        </Telling>
        <PageFoot />
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
      <Help />
      <LanguageSwitch />
      <Link to={to.account()} className="who-person">
        <span className="only-read">{say('signedInAs')} </span>
        <strong>{person.name[language]}</strong>
        <span className="who-roles">{roles.join(say('listSeparator'))}</span>
      </Link>
      <Button type="text" onClick={() => signOut.mutate()} loading={signOut.isPending}>
        {say('signOut')}
      </Button>
      {signOut.error !== null && !isOver(signOut.error) && (
        <p role="alert" className="reason">
          {say('signOutUnsure')}
        </p>
      )}
    </div>
  )
}
