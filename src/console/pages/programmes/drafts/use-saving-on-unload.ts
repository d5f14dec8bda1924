// Whoever reloads the page or closes it a moment after typing has their words saved, or is warned by the browser.

import { type RefObject, useEffect, useRef } from 'react'
import type { PolicyFile } from '../written-programme.ts'

/** Browsers carry at most 64 KiB to the end of a page that is gone, all requests together; some room is left. */
const carriedBytesMax = 60_000

/** True where a browser sends these files to the end although the page is left. */
export const isCarried = (files: readonly PolicyFile[]): boolean =>
  new TextEncoder().encode(JSON.stringify(files)).length <= carriedBytesMax

interface Unloaded {
  /** What the server has not acknowledged. */
  readonly files: readonly PolicyFile[]
  /** True where a save is under way. */
  readonly isSaving: boolean
  /** True where the save under way holds every word of it. */
  readonly isSent: () => boolean
  /** True where the last save was not taken. */
  readonly isRefused: boolean
  readonly save: () => void
}

/** Without what it answers with set, the page is not left unsaved; set, the words are given up. */
export function useSavingOnUnload(unloaded: Unloaded): RefObject<boolean> {
  const last = useRef(unloaded)
  const isGivenUp = useRef(false)
  useEffect(() => {
    last.current = unloaded
  })
  useEffect(() => {
    const warn = (leaving: BeforeUnloadEvent) => {
      const { files, isSaving, isSent, isRefused } = last.current
      if (files.length === 0 || isGivenUp.current) return
      const isSafe = !isRefused && isCarried(files) && (!isSaving || isSent())
      if (!isSafe) leaving.preventDefault()
    }
    const carry = () => {
      const { files, isSaving, isRefused, save } = last.current
      if (files.length > 0 && !isGivenUp.current && !isSaving && !isRefused) save()
    }
    window.addEventListener('beforeunload', warn)
    window.addEventListener('pagehide', carry)
    return () => {
      window.removeEventListener('beforeunload', warn)
      window.removeEventListener('pagehide', carry)
    }
  }, [])
  return isGivenUp
}
