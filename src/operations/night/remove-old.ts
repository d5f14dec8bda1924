// Removes what of old nights is past its days and needed by nobody, one folder after the other, each on record before it goes.

import { readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { writeWhole } from '../../book/index.ts'
import { isRefusal, type Refusal } from '../../kernel/index.ts'
import type { NewRemoval } from '../../store/index.ts'
import type { Desk } from '../desk.ts'
import { nightsKept } from '../rules/house-terms.ts'
import { findOldNights, type OldFolder, type OldNights, placeOf } from './old-nights.ts'

export interface RemoveOld {
  /** An operator, or `system` for the server. */
  readonly person: string
  readonly newId: () => string
  /** Rests between two folders; called again it goes on. */
  readonly signal?: AbortSignal
  readonly onRemoved?: (folder: OldFolder) => void
}

/** A folder that is going bears such a name, with the id of its removal: nothing reads it any more. */
const goingPrefix = '.going-'
/** Why a folder goes lies in it before it is renamed: whoever finds it after a kill puts that on record first. */
const noteName = 'removal.json'

/**
 * Removes what is past its days and needed by nobody, with a row and an entry of the evidence log for each folder, and
 * work that dead processes left. What a kill left half done is ended first. Again at once it removes nothing. Refused to
 * who is no operator.
 */
export async function removeOldNights(desk: Desk, request: RemoveOld): Promise<OldNights | Refusal> {
  const { person, newId, signal, onRemoved } = request
  const refusal = person === 'system' ? undefined : await desk.store.removals.check(person)
  if (refusal !== undefined) return refusal
  for (const place of Object.values(placeOf)) await endGoing(desk, join(desk.folder, place))
  const found = await findOldNights(desk)
  for (const { path } of found.left) await rm(join(desk.folder, path), { recursive: true, force: true })
  const removed: OldFolder[] = []
  const { going = [], staying = [] } = Object.groupBy(found.folders, ({ needed }) =>
    needed === undefined ? 'going' : 'staying',
  )
  for (const folder of going) {
    if (signal?.aborted) break
    const { what, name, asOf, bytes, rule, days, book } = folder
    const parent = join(desk.folder, placeOf[what])
    const removal: NewRemoval = {
      ...{ id: `removal_${newId()}`, what, name, asOf, bytes, rule, days },
      ...(book !== undefined && { book }),
      rules: desk.house.digest,
      removedBy: person,
    }
    const gone = join(parent, `${goingPrefix}${removal.id}`)
    if (!(await noted(join(parent, name), removal)) || !(await renamed(join(parent, name), gone))) continue
    await end(desk, gone)
    removed.push(folder)
    onRemoved?.(folder)
  }
  return { ...found, folders: [...removed, ...staying] }
}

/** What the server does by itself, where the rules of the bank say so. */
export async function removeNightly(
  desk: Desk,
  newId: () => string,
  signal: AbortSignal,
): Promise<object | Refusal> {
  if (!nightsKept(desk).removesNightly) return {}
  const removed = await removeOldNights(desk, { person: 'system', newId, signal })
  return isRefusal(removed) ? removed : {}
}

async function endGoing(desk: Desk, parent: string): Promise<void> {
  const names = await readdir(parent).catch(() => [])
  for (const name of names.filter((one) => one.startsWith(goingPrefix))) await end(desk, join(parent, name))
}

/** Puts a going folder on record, once, and removes it; one that has its note no more is on record already. */
async function end(desk: Desk, going: string): Promise<void> {
  const note = await readFile(join(going, noteName), 'utf8').catch(() => undefined)
  if (note !== undefined) await desk.store.removals.record(JSON.parse(note) as NewRemoval)
  await rm(going, { recursive: true, force: true })
}

/** False where somebody else took it. */
const unlessTaken = (work: Promise<void>): Promise<boolean> =>
  work.then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false
      throw error
    },
  )

const noted = (folder: string, removal: NewRemoval): Promise<boolean> =>
  unlessTaken(writeWhole(join(folder, noteName), JSON.stringify(removal)))

const renamed = (from: string, to: string): Promise<boolean> => unlessTaken(rename(from, to))
