// Where the tab of signing in again ends: the page one came from knows already.

import { useTitle } from '../frame/title.ts'
import { useSpeech } from '../words/language.tsx'
import { useTellSignedIn } from './sign-in-again.tsx'

export function SignedInAgainPage() {
  const { say } = useSpeech()
  useTitle(say('signedInAgainTitle'))
  useTellSignedIn()
  return (
    <>
      <h1>{say('signedInAgainTitle')}</h1>
      <p className="below">{say('signedInAgainHint')}</p>
    </>
  )
}
