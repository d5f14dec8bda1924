// An error with a way out: what happened, what to do next, and the button for it.

import { Alert, Button } from 'antd'
import { AskFailed } from '../client/ask.ts'
import { passesWithSignIn, SignInAgain } from '../session/sign-in-again.tsx'
import { useSpeech } from '../words/language.tsx'
import { present } from './presenter.ts'

interface FailedProps {
  readonly error: unknown
  /** Asks again. */
  readonly again?: () => unknown
}

export function Failed({ error, again }: FailedProps) {
  const { say, language } = useSpeech()
  const { words, more, mayPass } = present(error, say, language)
  // What somebody else did meanwhile is told above the page, where it stays when this step is gone.
  if (error instanceof AskFailed && error.problem.meanwhile !== undefined) return null
  return (
    <Alert
      className="failed"
      type={mayPass ? 'error' : 'warning'}
      showIcon
      title={say('somethingFailed')}
      description={
        <>
          <p>{words}</p>
          {more !== undefined && <p>{more}</p>}
          {passesWithSignIn(codeOf(error)) && <SignInAgain />}
        </>
      }
      {...(again &&
        mayPass && {
          action: (
            <Button size="small" onClick={() => again()}>
              {say('tryAgain')}
            </Button>
          ),
        })}
    />
  )
}

const codeOf = (error: unknown): string | undefined =>
  error instanceof AskFailed ? error.problem.code : undefined
