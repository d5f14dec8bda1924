// How the check of what is being written stands: under way, done in so many milliseconds, or why it cannot run.

import { Failed } from '../../../states/failed.tsx'
import { useSpeech } from '../../../words/language.tsx'
import type { LiveCheck } from './use-live-check.ts'

export function CheckStatus({ check }: { readonly check: LiveCheck }) {
  const { say } = useSpeech()
  const { report, isCurrent, milliseconds, error } = check
  if (error !== undefined) {
    return (
      <div className="below">
        <p>{say('checkFailed')}</p>
        <Failed error={error} />
      </div>
    )
  }
  if (report === undefined && !isCurrent) return null
  return (
    <span className="quiet check-status">
      {isCurrent ? say('checkedIn', { milliseconds: Math.ceil(milliseconds) }) : say('checking')}
    </span>
  )
}
