// The door: what this is, one button, and back to the page one came for.

import { Button } from 'antd'
import { useLocation } from 'react-router'
import { LanguageSwitch } from '../frame/language-switch.tsx'
import { Mark } from '../frame/mark.tsx'
import { useTitle } from '../frame/title.ts'
import { useSpeech } from '../words/language.tsx'
import { signInAddress } from './session.tsx'

export function SignInPage() {
  const { say } = useSpeech()
  const { pathname, search } = useLocation()
  useTitle(say('signIn'))
  return (
    <main className="door">
      <div className="door-card">
        <div className="door-head">
          <Mark />
          <LanguageSwitch />
        </div>
        <h1>{say('brand')}</h1>
        <p className="door-lead">{say('signInLead')}</p>
        <Button type="primary" size="large" block href={signInAddress(`${pathname}${search}`)}>
          {say('signIn')}
        </Button>
        <p className="quiet">{say('signInHint')}</p>
      </div>
    </main>
  )
}
