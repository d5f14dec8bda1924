// What customers and institutions gave and whose day has come: documents and name lists, found or deleted together.

import { type Day, isoFromDay, isRefusal, type Refusal } from '../../kernel/index.ts'
import type { Desk } from '../desk.ts'
import type { Deletion, DocumentDesk } from './document-desk.ts'

export interface DueDeletion extends Deletion {
  readonly what: 'document' | 'name_list'
}

interface Deleting {
  readonly desk: Desk
  readonly documents: DocumentDesk
  readonly today: Day
}

/** What is to be deleted by a day, and why; nothing is. */
export async function findDue({ desk, documents, today }: Deleting): Promise<readonly DueDeletion[]> {
  const lists = await desk.store.listDeletion.due(isoFromDay(today))
  return [
    ...(await documents.findDue(today)).map((due) => ({ what: 'document' as const, ...due })),
    ...lists.map((list) => ({ what: 'name_list' as const, because: 'due' as const, ...list })),
  ]
}

/** Deletes what is due; rows and entries of the evidence log stay as proof. */
export async function deleteDue(
  deleting: Deleting,
  actor: string,
): Promise<readonly DueDeletion[] | Refusal> {
  const { desk, documents, today } = deleting
  const due = await findDue(deleting)
  const gone = await documents.deleteDue(today, actor)
  if (isRefusal(gone)) return gone
  const lists = due.filter(({ what }) => what === 'name_list')
  for (const { id } of lists) {
    const deleted = await desk.store.listDeletion.delete(id, actor)
    if (isRefusal(deleted)) return deleted
  }
  if (lists.length > 0) await desk.store.listDeletion.sweepUp()
  return due
}
