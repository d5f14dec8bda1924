// Whoever goes to another page a moment after typing has their words saved all the same.

import { type RefObject, useEffect, useRef } from 'react'
import { ask } from '../../../client/ask.ts'
import type { PolicyFile } from '../written-programme.ts'

interface Left {
  readonly draft: string
  /** The latest revision this page knows of. */
  readonly revision: number
  /** What the server has not acknowledged. */
  readonly files: readonly PolicyFile[]
  /** True where saving waits for a person to decide. */
  readonly isStopped: boolean
}

/** Saves the rest when the page is left, after a save that is under way. */
export function useSavingOnLeave(left: Left, underWay: RefObject<Promise<number> | undefined>): void {
  const last = useRef(left)
  useEffect(() => {
    last.current = left
  })
  useEffect(
    () => () => {
      const { draft, revision, files, isStopped } = last.current
      if (files.length === 0 || isStopped) return
      const before = underWay.current ?? Promise.resolve(revision)
      const saved = before.then((ifMatch) =>
        ask('POST /api/drafts/{draft}/save', { path: { draft }, body: { files: [...files] }, ifMatch }),
      )
      // There is no page left to say it on; the draft shows what was saved when one comes back.
      saved.catch(() => {})
    },
    [underWay],
  )
}
