// A draft that a version overtook, brought forward: the newest version's files with what the draft changed, file by file.

import { isRefusal, type Refusal, refuse } from '../../kernel/index.ts'
import { valueFromYaml } from '../../programmes/index.ts'
import { type Draft, refuseBehind, refuseStale, type SavedFile } from '../../store/index.ts'
import type { Desk } from '../desk.ts'
import { readDraft } from './drafts.ts'
import { mergedText } from './merged-text.ts'

/** Who changed a file since the version the draft rests on; `joined` where both did and their lines do not touch. */
export const fileSides = ['mine', 'theirs', 'joined', 'both'] as const

export interface FileAhead {
  readonly path: string
  readonly side: (typeof fileSides)[number]
}

interface Sides extends FileAhead {
  /** Absent where the file is not there. */
  readonly mine?: string
  readonly theirs?: string
  readonly joined?: string
}

/** The files that read otherwise in a draft and in the version that came meanwhile; none where the draft is not behind. */
export async function filesAhead(desk: Desk, draft: Draft): Promise<readonly FileAhead[]> {
  return (await sidesOf(desk, draft)).map(({ path, side }) => ({ path, side }))
}

export interface BringingForward {
  readonly draft: string
  /** The revision that was looked at. */
  readonly seen: number
  /** The version that was looked at. */
  readonly upon: number
  /** Whose file is taken, where it is not the one that alone was changed. */
  readonly take: readonly { readonly path: string; readonly side: 'mine' | 'theirs' }[]
  readonly person: string
}

/**
 * Saves the next revision of a draft, which rests on the newest version: each file as the one side that changed it has
 * it, joined where both changed other lines, or as was chosen. Refused for a new programme of an id that was published
 * meanwhile, when another version came since, and while it is not said whose file is taken that both changed.
 */
export async function bringForward(
  desk: Desk,
  { draft: id, seen, upon, take, person }: BringingForward,
): Promise<Draft | Refusal> {
  const found = await readDraft(desk, id)
  if (isRefusal(found)) return found
  const { draft } = found
  const { programme, base, behind, revision } = draft
  if (base === upon) return draft
  if (revision !== seen) return refuseStale(draft)
  if (base === 0 || behind?.version !== upon)
    return refuseBehind({ programme, base, at: 'upon' }, behind) ?? notAhead(upon)
  const files: SavedFile[] = []
  const undecided: string[] = []
  for (const sides of await sidesOf(desk, draft)) {
    const side = take.find(({ path }) => path === sides.path)?.side ?? sides.side
    if (side === 'both') undecided.push(sides.path)
    else files.push({ path: sides.path, ...textOf(sides[side]) })
  }
  if (undecided.length > 0) return refuseUndecided(undecided)
  return desk.store.drafts.save(id, { seen, files, person, base: upon })
}

const textOf = (text: string | undefined): { readonly text?: string } => (text === undefined ? {} : { text })

const notAhead = (version: number): Refusal =>
  refuse(
    'version_does_not_exist',
    `version ${version} is not newer than the draft; read the draft again`,
    'upon',
  )

const refuseUndecided = (paths: readonly string[]): Refusal =>
  refuse(
    'files_changed_on_both_sides',
    `you and the version that came meanwhile both changed ${paths.join(', ')}; say whose is taken, mine or theirs`,
    'take',
  )

async function sidesOf({ store }: Desk, draft: Draft): Promise<readonly Sides[]> {
  const { id, programme, base, behind, revision } = draft
  if (behind === undefined || base === 0) return []
  const [before, mine, theirs] = [
    (await store.programmes.version(programme, base)).pack.files,
    await store.drafts.files(id, revision),
    (await store.programmes.version(programme, behind.version)).pack.files,
  ].map((files) => new Map(files.map(({ path, text }) => [path, text])))
  const paths = [...new Set([...before!.keys(), ...mine!.keys(), ...theirs!.keys()])].sort()
  return paths
    .map((path) => sidesOfFile(path, before!.get(path), { mine: mine!.get(path), theirs: theirs!.get(path) }))
    .filter(({ mine: one, theirs: other }) => one !== other)
}

interface Both {
  readonly mine: string | undefined
  readonly theirs: string | undefined
}

function sidesOfFile(path: string, before: string | undefined, { mine, theirs }: Both): Sides {
  const texts = { path, ...(mine !== undefined && { mine }), ...(theirs !== undefined && { theirs }) }
  if (mine === before) return { ...texts, side: 'theirs' }
  if (theirs === before) return { ...texts, side: 'mine' }
  const joined = joinedText(path, before, { mine, theirs })
  return joined === undefined ? { ...texts, side: 'both' } : { ...texts, side: 'joined', joined }
}

/** Only plain text is joined by lines, and only where YAML can still be read afterwards; a drawing never is. */
function joinedText(path: string, before: string | undefined, { mine, theirs }: Both): string | undefined {
  if (before === undefined || mine === undefined || theirs === undefined) return undefined
  if (!/\.(?:yaml|md)$/.test(path)) return undefined
  const text = mergedText(before, mine, theirs)
  if (text === undefined || !path.endsWith('.yaml')) return text
  return isRefusal(valueFromYaml(text, path)) ? undefined : text
}
