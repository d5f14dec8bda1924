// An address that leads nowhere, and a way on.

import { Link } from 'react-router'
import { useTitle } from '../frame/title.ts'
import { to } from '../paths.ts'
import { useSpeech } from '../words/language.tsx'

export function MissingPage() {
  const { say } = useSpeech()
  useTitle(say('pageMissing'))
  return (
    <>
      <h1>{say('pageMissing')}</h1>
      <p>{say('pageMissingHint')}</p>
      <p>
        <Link to={to.home()}>{say('goToPage', { page: say('home') })}</Link>
      </p>
    </>
  )
}
