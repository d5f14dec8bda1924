// What a draft was begun with elsewhere, handed over with the address: nobody writes the same reason twice.

import { useLocation } from 'react-router'

export interface BegunWith {
  /** Why it is changed, to be submitted with it unless another reason is written. */
  readonly reason: string
}

/** The reason that was written where the draft was begun; `''` where there was none. */
export const useReasonBefore = (): string => (useLocation().state as BegunWith | null)?.reason ?? ''
