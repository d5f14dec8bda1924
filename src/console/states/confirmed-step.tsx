// A step that cannot be taken back is taken in two: the first says what it does, the second does it.

import { Button } from 'antd'
import { useSpeech } from '../words/language.tsx'
import { Failed } from './failed.tsx'
import { useFold } from './fold.ts'
import { ReasonedButton } from './reasoned-button.tsx'

interface ConfirmedStepProps {
  /** The words of the button. */
  readonly act: string
  /** What the button is called where several read the same. */
  readonly called?: string
  /** What the step does, said before it is taken. */
  readonly does: string
  /** Why it may not be taken; undefined when it may. */
  readonly reason: string | undefined
  readonly isSmall?: boolean
  readonly taking: { readonly isPending: boolean; readonly error: Error | null }
  /** Takes the step, and says when it is done. */
  readonly take: (done: () => void) => void
}

export function ConfirmedStep({
  act,
  called = act,
  does,
  reason,
  isSmall,
  taking,
  take,
}: ConfirmedStepProps) {
  const { say } = useSpeech()
  const { opened, open, close, place } = useFold()
  const size = isSmall ? 'small' : 'middle'
  return (
    <div ref={place} className="confirmed">
      {opened === undefined && (
        <ReasonedButton size={size} danger reason={reason} aria-label={called} onClick={() => open('open')}>
          {act}
        </ReasonedButton>
      )}
      {opened !== undefined && (
        <>
          <p>{does}</p>
          <div className="row">
            <Button danger size={size} loading={taking.isPending} onClick={() => take(close)}>
              {say('confirmAct', { act })}
            </Button>
            <Button size={size} onClick={close}>
              {say('cancel')}
            </Button>
          </div>
        </>
      )}
      {taking.error !== null && <Failed error={taking.error} />}
    </div>
  )
}
