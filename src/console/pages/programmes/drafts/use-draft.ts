// The working copy of a draft: what was typed is saved a moment later or on leaving, in order, never over another's save.

import { useCallback, useEffect, useRef, useState } from 'react'
import { type Answer, AskFailed, ask } from '../../../client/ask.ts'
import type { PolicyFile } from '../written-programme.ts'
import { useSavingOnLeave } from './use-saving-on-leave.ts'
import { isCarried, useSavingOnUnload } from './use-saving-on-unload.ts'

export type DraftWithFiles = Answer<'GET /api/drafts/{draft}'>

/** Texts by path. */
type Typed = Readonly<Record<string, string>>

/** How long nothing is typed before it is saved, in milliseconds. */
const pause = 700

/** How long until a save that got no answer, or met an ended session, is tried again, in milliseconds. */
const pauseWithoutAnswer = 5_000

export interface WorkingCopy {
  readonly draft: string
  readonly files: readonly PolicyFile[]
  readonly revision: number
  /** Paths with words that the server has not acknowledged. */
  readonly unsaved: readonly string[]
  readonly isSaving: boolean
  /** Why the last save was not taken. */
  readonly error: AskFailed | undefined
  readonly write: (path: string, text: string) => void
  /** Saves what is unsaved on top of the latest revision: these files read as they do here, all others as saved. */
  readonly saveOnTop: () => Promise<void>
  /** Gives up what is unsaved and loads the page again. */
  readonly startOver: () => void
}

export function useDraft(found: DraftWithFiles): WorkingCopy {
  const [kept, keep] = useState({ files: found.files, revision: found.revision })
  const [typed, setTyped] = useState<Typed>({})
  const [isSaving, setSaving] = useState(false)
  const [error, setError] = useState<AskFailed>()
  const busy = useRef(false)
  const refused = useRef<Typed>(undefined)
  const underWay = useRef<Promise<number>>(undefined)
  const sent = useRef<Typed>(undefined)
  const unsaved = kept.files
    .filter(({ path, text }) => (typed[path] ?? text) !== text)
    .map(({ path }) => path)

  const save = useCallback(
    async (seen: number) => {
      busy.current = true
      setSaving(true)
      const files = Object.entries(typed).map(([path, text]) => ({ path, text }))
      try {
        const keepalive = isCarried(files)
        const question = { path: { draft: found.id }, body: { files }, ifMatch: seen, keepalive }
        sent.current = typed
        underWay.current = ask('POST /api/drafts/{draft}/save', question).then((saved) => saved.revision)
        const revision = await underWay.current
        keep((before) => ({ revision, files: merged(before.files, files) }))
        setTyped((before) => withoutSaved(before, typed))
        setError(undefined)
      } catch (problem) {
        if (!(problem instanceof AskFailed)) throw problem
        refused.current = typed
        setError(problem)
      } finally {
        busy.current = false
        underWay.current = undefined
        setSaving(false)
      }
    },
    [found.id, typed],
  )

  useEffect(() => {
    const wait = waitAfter(error, typed !== refused.current)
    if (unsaved.length === 0 || busy.current || wait === undefined) return undefined
    const timer = setTimeout(() => save(kept.revision), wait)
    return () => clearTimeout(timer)
  }, [unsaved.length, save, kept, error, typed])

  const rest = unsaved.map((path) => ({ path, text: typed[path]! }))
  const isStopped = error !== undefined && waitsForPerson(error)
  useSavingOnLeave({ draft: found.id, revision: kept.revision, files: rest, isStopped }, underWay)
  const isGivenUp = useSavingOnUnload({
    files: rest,
    isSaving,
    isSent: () => sent.current === typed,
    isRefused: error !== undefined,
    save: () => save(kept.revision),
  })

  const saveOnTop = useCallback(async () => {
    try {
      const latest = await ask('GET /api/drafts/{draft}', { path: { draft: found.id } })
      keep({ files: latest.files, revision: latest.revision })
      await save(latest.revision)
    } catch (problem) {
      if (!(problem instanceof AskFailed)) throw problem
      setError(problem)
    }
  }, [found.id, save])
  const write = useCallback(
    (path: string, text: string) => setTyped((before) => ({ ...before, [path]: text })),
    [],
  )
  const startOver = useCallback(() => {
    isGivenUp.current = true
    window.location.reload()
  }, [isGivenUp])
  const files = kept.files.map(({ path, text }) => ({ path, text: typed[path] ?? text }))
  return {
    draft: found.id,
    files,
    revision: kept.revision,
    unsaved,
    isSaving,
    error,
    write,
    saveOnTop,
    startOver,
  }
}

/** True where somebody else saved or gave the draft up, and a person says how to go on. */
const waitsForPerson = ({ problem: { code } }: AskFailed): boolean =>
  code === 'draft_was_changed' || code === 'draft_is_discarded'

/** How long to wait for the next save: what was refused as it stands is not sent again before it is changed. */
function waitAfter(error: AskFailed | undefined, isOther: boolean): number | undefined {
  if (error === undefined) return pause
  const { status } = error.problem
  if (waitsForPerson(error)) return undefined
  if (status === 0 || status === 401 || status === 429 || status >= 500) return pauseWithoutAnswer
  return isOther ? pause : undefined
}

/** What was typed since: only what the server has not acknowledged is ever sent again. */
const withoutSaved = (typed: Typed, saved: Typed): Typed =>
  Object.fromEntries(Object.entries(typed).filter(([path, text]) => saved[path] !== text))

const merged = (files: readonly PolicyFile[], saved: readonly PolicyFile[]): PolicyFile[] =>
  files.map((file) => saved.find(({ path }) => path === file.path) ?? file)
