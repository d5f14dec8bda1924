// What a page says of itself when it cannot be shown: its scripts did not come, or it has a defect; and the way on.

import { Alert, Button } from 'antd'
import { useRouteError } from 'react-router'
import { useTitle } from '../frame/title.ts'
import { useSpeech } from '../words/language.tsx'

/** Without the frame, which may be what is broken. */
export const BrokenPage = () => (
  <main className="door">
    <Broken />
  </main>
)

/** Inside the frame: one can go on to another page. */
export function BrokenPart() {
  const { say } = useSpeech()
  useTitle(say('pageBroken'))
  return (
    <div className="stack">
      <h1>{say('pageBroken')}</h1>
      <Broken />
    </div>
  )
}

function Broken() {
  const { say } = useSpeech()
  const error = useRouteError()
  return (
    <Alert
      className="failed"
      type="error"
      showIcon
      title={say('somethingFailed')}
      description={say(isMissingScript(error) ? 'pageDidNotCome' : 'pageHasADefect')}
      action={
        <Button size="small" onClick={() => window.location.reload()}>
          {say('tryAgain')}
        </Button>
      }
    />
  )
}

/** True where the scripts of a page could not be loaded: browsers say so each in its own words. */
const isMissingScript = (error: unknown): boolean =>
  error instanceof TypeError && /module|import/i.test(error.message)
