// Checks the files of a programme while they are being written: a short pause after the last key, stale answers dropped.

import { useEffect, useState } from 'react'
import { type Answer, ask } from '../../../client/ask.ts'
import type { PolicyFile } from '../written-programme.ts'

export type CheckReport = Answer<'POST /api/programmes/check'>
export type Finding = CheckReport['findings'][number]
export type CaseResult = CheckReport['results'][number]

export interface LiveCheck {
  /** The newest answer, which may be of the files before the last change. */
  readonly report: CheckReport | undefined
  /** True when the answer is that of the files as they are. */
  readonly isCurrent: boolean
  /** True until the first answer, or why there is none, has come. */
  readonly isAwaited: boolean
  /** How long the newest answer took, in milliseconds. */
  readonly milliseconds: number
  /** Why there is no answer. */
  readonly error: unknown
}

const pauseMilliseconds = 250
const nothingYet = { report: undefined, milliseconds: 0, error: undefined, of: undefined }

interface Checked extends Omit<LiveCheck, 'isCurrent' | 'isAwaited'> {
  readonly of: string | undefined
}

/** The review of the files as they are, asked anew whenever they change. Nothing is asked while `isOff`. */
export function useLiveCheck(files: readonly PolicyFile[], isOff = false): LiveCheck {
  const [checked, setChecked] = useState<Checked>(nothingYet)
  const text = JSON.stringify(files)
  useEffect(() => {
    if (isOff) return undefined
    const stale = new AbortController()
    const timer = setTimeout(() => {
      check(text, stale.signal).then(setChecked, (error: unknown) => {
        if (!stale.signal.aborted) setChecked((before) => ({ ...before, error, of: text }))
      })
    }, pauseMilliseconds)
    return () => {
      clearTimeout(timer)
      stale.abort()
    }
  }, [text, isOff])
  const { report, milliseconds, error, of } = checked
  const isAwaited = !isOff && report === undefined && error === undefined
  return { report, milliseconds, error, isAwaited, isCurrent: of === text && error === undefined }
}

async function check(text: string, signal: AbortSignal): Promise<Checked> {
  const begun = performance.now()
  const files = JSON.parse(text) as readonly PolicyFile[]
  const body = { files: files.map(({ path, text: own }) => ({ path, text: own })) }
  const report = await ask('POST /api/programmes/check', { body }, signal)
  return { report, milliseconds: performance.now() - begun, error: undefined, of: text }
}
