// The main navigation: seven groups, and the pages below the one that one is in.

import { NavLink, useLocation } from 'react-router'
import { useSpeech } from '../words/language.tsx'
import { destinations, isAt, isInGroup } from './destinations.ts'

export function Navigation() {
  const { say } = useSpeech()
  const { pathname } = useLocation()
  return (
    <nav className="frame-nav" aria-label={say('navigation')}>
      <ul>
        {destinations.map((group) => (
          <li key={group.word}>
            <NavLink
              to={group.path}
              end={group.path === '/'}
              className={({ isActive }) => (isActive || isAt(group, pathname) ? 'active' : '')}
            >
              {say(group.word)}
            </NavLink>
            {group.below.length > 0 && isInGroup(group, pathname) && (
              <ul className="frame-nav-below">
                {group.below.map(({ word, path }) => (
                  <li key={word}>
                    <NavLink
                      to={path}
                      className={({ isActive }) => (isActive || isAt({ path }, pathname) ? 'active' : '')}
                    >
                      {say(word)}
                    </NavLink>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </nav>
  )
}
