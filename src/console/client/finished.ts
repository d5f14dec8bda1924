// Which answered requests finish a task of a person, and which was finished last.

import { useSyncExternalStore } from 'react'
import type { Question, RouteName } from './ask.ts'

export type Task = Question<'POST /api/feedback'>['body']['task']

/** The tasks by the request that finishes them; those with a question of their own stand beside it. */
const tasks: Readonly<Partial<Record<RouteName, Task>>> = {
  'POST /api/plans/{plan}/approve': 'approve_plan',
  'POST /api/plans/{plan}/send-back': 'send_back_plan',
  'POST /api/plans/{plan}/apply': 'apply_plan',
  'POST /api/drafts/{draft}/submit': 'submit_programme',
  'POST /api/submissions': 'submit_programme',
  'POST /api/submissions/{submission}/publish': 'publish_programme',
  'POST /api/customers/{customer}/unmask': 'unmask_customer',
  'POST /api/customers/{customer}/circumstances': 'record_circumstance',
  'POST /api/circumstances/{circumstance}/verify': 'decide_circumstance',
  'POST /api/circumstances/{circumstance}/reject': 'decide_circumstance',
  'POST /api/name-lists': 'import_name_list',
  'POST /api/name-lists/{list}/approve': 'check_name_list',
  'POST /api/name-lists/{list}/send-back': 'check_name_list',
}

interface Finished {
  readonly task: Task
  /** Counts what was finished, so that the same task twice is asked about twice. */
  readonly number: number
}

let finished: Finished | undefined
const watchers = new Set<() => void>()

/** Notes a request that was answered as asked. */
export function noteFinished(name: RouteName): void {
  const task = tasks[name]
  if (task === undefined) return
  finished = { task, number: (finished?.number ?? 0) + 1 }
  for (const watcher of watchers) watcher()
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** The task that was finished last, in whatever page. */
export const useFinished = (): Finished | undefined => useSyncExternalStore(watch, () => finished)
