// The session has ended by itself: the page is hidden as it stands, and is there again once its person has signed in.

import { Mark } from '../frame/mark.tsx'
import { useSpeech } from '../words/language.tsx'
import { SignInAgain } from './sign-in-again.tsx'

export function SessionOver() {
  const { say } = useSpeech()
  return (
    <main className="door">
      <div className="door-card">
        <div className="door-head">
          <Mark />
        </div>
        <h1>{say('sessionOver')}</h1>
        <p>{say('sessionOverHint')}</p>
        <SignInAgain />
      </div>
    </main>
  )
}
