// The working copy of a draft: what was typed is saved a moment later, in order, and never over somebody else's save.

import { useCallback, useEffect, useRef, useState } from 'react'
import { type Answer, AskFailed, ask } from '../../../client/ask.ts'
import type { PolicyFile } from '../written-programme.ts'

export type DraftWithFiles = Answer<'GET /api/drafts/{draft}'>

/** Texts by path. */
type Typed = Readonly<Record<string, string>>

/** How long nothing is typed before it is saved, in milliseconds. */
const pause = 700

export interface WorkingCopy {
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
}

export function useDraft(found: DraftWithFiles): WorkingCopy {
  const [kept, keep] = useState({ files: found.files, revision: found.revision })
  const [typed, setTyped] = useState<Typed>({})
  const [isSaving, setSaving] = useState(false)
  const [error, setError] = useState<AskFailed>()
  const busy = useRef(false)
  const unsaved = kept.files
    .filter(({ path, text }) => (typed[path] ?? text) !== text)
    .map(({ path }) => path)

  const save = useCallback(
    async (seen: number) => {
      busy.current = true
      setSaving(true)
      const files = Object.entries(typed).map(([path, text]) => ({ path, text }))
      try {
        const saved = await ask('POST /api/drafts/{draft}/save', {
          path: { draft: found.id },
          body: { files },
          ifMatch: seen,
        })
        keep((before) => ({ revision: saved.revision, files: merged(before.files, files) }))
        setTyped((before) => withoutSaved(before, typed))
        setError(undefined)
      } catch (problem) {
        if (!(problem instanceof AskFailed)) throw problem
        setError(problem)
      } finally {
        busy.current = false
        setSaving(false)
      }
    },
    [found.id, typed],
  )

  useEffect(() => {
    if (unsaved.length === 0 || busy.current || error?.problem.code === 'draft_was_changed') return undefined
    const timer = setTimeout(() => save(kept.revision), pause)
    return () => clearTimeout(timer)
  }, [unsaved.length, save, kept, error])

  const saveOnTop = useCallback(async () => {
    const latest = await ask('GET /api/drafts/{draft}', { path: { draft: found.id } })
    keep({ files: latest.files, revision: latest.revision })
    await save(latest.revision)
  }, [found.id, save])
  const write = useCallback(
    (path: string, text: string) => setTyped((before) => ({ ...before, [path]: text })),
    [],
  )
  const files = kept.files.map(({ path, text }) => ({ path, text: typed[path] ?? text }))
  return { files, revision: kept.revision, unsaved, isSaving, error, write, saveOnTop }
}

/** What was typed since: only what the server has not acknowledged is ever sent again. */
const withoutSaved = (typed: Typed, saved: Typed): Typed =>
  Object.fromEntries(Object.entries(typed).filter(([path, text]) => saved[path] !== text))

const merged = (files: readonly PolicyFile[], saved: readonly PolicyFile[]): PolicyFile[] =>
  files.map((file) => saved.find(({ path }) => path === file.path) ?? file)
