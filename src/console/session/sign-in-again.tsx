// Signing in again beside the page, so that a form half filled in stays as it is.

import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { addressOf } from '../client/ask.ts'
import { to } from '../paths.ts'
import { useSpeech } from '../words/language.tsx'

const channelName = 'reprieve-session'

/** The refusals that signing in puts right. */
const passing = new Set(['sign_in_again', 'session_is_over', 'not_signed_in'])

/** True where a refusal is put right by signing in. */
export const passesWithSignIn = (code: string | undefined): boolean => code !== undefined && passing.has(code)

/** Tells the other pages of this browser that its person has signed in. */
export function useTellSignedIn(): void {
  useEffect(() => {
    const channel = new BroadcastChannel(channelName)
    channel.postMessage('signed-in')
    return () => channel.close()
  }, [])
}

/** Asks who has signed in anew, then everything else, whenever another page of this browser says that somebody did. */
export function useSignedInElsewhere(): boolean {
  const [isSignedIn, setSignedIn] = useState(false)
  const questions = useQueryClient()
  useEffect(() => {
    const channel = new BroadcastChannel(channelName)
    channel.onmessage = () => {
      void questions.invalidateQueries().then(() => setSignedIn(true))
    }
    return () => channel.close()
  }, [questions])
  return isSignedIn
}

/** The way to sign in again in a tab of its own; afterwards it says that one may go on. */
export function SignInAgain() {
  const { say } = useSpeech()
  const isSignedIn = useSignedInElsewhere()
  if (isSignedIn) return <p role="status">{say('signedInAgain')}</p>
  const query = { returnTo: to.signedInAgain(), again: true }
  return (
    <p>
      <Button type="primary" href={addressOf('/api/sign-in', { query })} target="_blank">
        {say('signInAgain')}
      </Button>
    </p>
  )
}
