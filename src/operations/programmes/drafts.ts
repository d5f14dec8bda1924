// Drafts as their authors use them: begun from a declaration, a version or another draft, saved, compared, submitted.

import { parseDocument } from 'yaml'
import { type Day, isRefusal, type Refusal, refuse } from '../../kernel/index.ts'
import { isSameStructure, type ProgrammePack, packFromTexts } from '../../programmes/index.ts'
import {
  type Draft,
  noSuchDraft,
  refuseDiscarded,
  refuseStale,
  type SavedFile,
  type Submission,
} from '../../store/index.ts'
import type { Desk } from '../desk.ts'
import { type ContentDifference, contentDifference } from './content-difference.ts'
import { type Declaration, declaredFiles } from './declare-emergency.ts'
import { refusePaths } from './policy-files.ts'
import { type ProgrammeChange, programmeWith } from './programme-change.ts'
import { versionReplaced } from './review-submission.ts'
import { submitProgramme } from './submit-programme.ts'
import { versionOf } from './versions.ts'

export interface DraftWithFiles {
  readonly draft: Draft
  readonly files: ProgrammePack['files']
}

interface Beginning {
  /** An id nobody has. */
  readonly id: string
  readonly person: string
  /** Begun again under the same key, it is the first draft. */
  readonly key?: string
}

/**
 * Makes a draft of a new programme from the template and what was declared (S0.2). Refused under the id of a programme
 * that is published: it would be replaced by another that only has its name.
 */
export async function declareEmergency(
  { store }: Desk,
  { declaration, ...beginning }: Beginning & { readonly declaration: Declaration },
): Promise<Draft | Refusal> {
  const { programme } = declaration
  if ((await store.programmes.findLatest(programme)) !== undefined)
    return refusePublished(programme, 'declaration.programme')
  const files = await declaredFiles(declaration)
  if (isRefusal(files)) return files
  return store.drafts.begin({ ...beginning, programme, from: { origin: 'declaration' }, files })
}

interface Amending extends Beginning {
  readonly programme: string
  readonly version: number
  /** A change to make at once, such as closing the window of a region. */
  readonly change?: ProgrammeChange
}

/** Makes a draft of the next version from a published one, with the change already written where one is named. */
export async function amendVersion(desk: Desk, amending: Amending): Promise<Draft | Refusal> {
  const { version, change, ...beginning } = amending
  const { programme } = beginning
  const found = await versionOf(desk, programme, version)
  if (isRefusal(found)) return found
  const files = change === undefined ? found.pack.files : programmeWith(found.pack.files, change)
  if (isRefusal(files)) return files
  const from = { origin: 'version', fromVersion: version } as const
  const note = change === undefined ? undefined : change.reason
  return desk.store.drafts.begin({ ...beginning, from, files, ...(note !== undefined && { note }) })
}

interface Copying extends Beginning {
  readonly draft: string
  /** The id of the programme that the copy is of, where it is to be another. */
  readonly programme?: string
}

/**
 * Makes a draft of its own from another, as it stands, or as a new programme of another id. Refused under the id of a
 * programme that is published.
 */
export async function copyDraft(
  desk: Desk,
  { draft, programme, ...beginning }: Copying,
): Promise<Draft | Refusal> {
  const found = await readDraft(desk, draft)
  if (isRefusal(found)) return found
  const from = { origin: 'draft', fromDraft: draft } as const
  const copy = { ...beginning, from }
  if (programme === undefined)
    return desk.store.drafts.begin({ ...copy, programme: found.draft.programme, files: found.files })
  if ((await desk.store.programmes.findLatest(programme)) !== undefined)
    return refusePublished(programme, 'programme')
  const files = found.files.map((file) =>
    file.path === 'programme.yaml' ? { ...file, text: programmeCalled(file.text, programme) } : file,
  )
  return desk.store.drafts.begin({ ...copy, programme, files })
}

function programmeCalled(text: string, programme: string): string {
  const document = parseDocument(text)
  document.set('programme', programme)
  return document.toString({ lineWidth: 110 })
}

const refusePublished = (programme: string, at: string): Refusal =>
  refuse(
    'programme_is_there_already',
    `${programme} is published; give this one another id, or amend that one`,
    at,
  )

/** A draft and its files as of a revision, the latest unless one is named. */
export async function readDraft(
  { store }: Desk,
  id: string,
  revision?: number,
): Promise<DraftWithFiles | Refusal> {
  const draft = await store.drafts.find(id)
  if (draft === undefined) return noSuchDraft(id)
  return { draft, files: await store.drafts.files(id, revision ?? draft.revision) }
}

interface SaveRequest {
  readonly draft: string
  /** False for a person who may change values alone: no column, no declared value, no file. */
  readonly mayShape: boolean
  readonly seen: number
  readonly files: readonly SavedFile[]
  readonly person: string
  readonly note?: string
}

/**
 * Saves files as the next revision. Refused where a path is no plain path, when somebody saved meanwhile, and where
 * the structure changes at the hand of a person who may change values alone.
 */
export async function saveDraft(
  { store }: Desk,
  { draft, mayShape, ...saving }: SaveRequest,
): Promise<Draft | Refusal> {
  const misplaced = refusePaths(saving.files)
  if (misplaced !== undefined) return misplaced
  const kept = mayShape ? [] : await store.drafts.files(draft, saving.seen)
  const shaped = mayShape ? undefined : await refuseStructure(kept, saving.files)
  return shaped ?? store.drafts.save(draft, saving)
}

/** The refusal of files that change more than values: a file more or less, or other columns of a table. */
async function refuseStructure(
  kept: ProgrammePack['files'],
  saved: readonly SavedFile[],
): Promise<Refusal | undefined> {
  if (kept.length === 0) return undefined
  for (const [at, { path, text }] of saved.entries()) {
    const before = kept.find((file) => file.path === path)?.text
    if (before === undefined || text === undefined) return structureIsNotYours(`files[${at}].path`)
    const isSame = await isSameStructure(path, before, text)
    if (isRefusal(isSame)) return { ...isSame, at: `files[${at}].text` }
    if (!isSame) return structureIsNotYours(`files[${at}].text`)
  }
  return undefined
}

const structureIsNotYours = (at: string): Refusal =>
  refuse(
    'structure_is_not_yours',
    'you may change rows and values, not files, columns or the values these declare; ask a programme author',
    at,
  )

export interface DraftDifference extends ContentDifference {
  /** The version it would replace; absent for a new programme. */
  readonly from?: number
}

/** What a draft says otherwise than the version in force. Refused while its files cannot be read. */
export async function draftDifference(
  desk: Desk,
  id: string,
  today: Day,
): Promise<DraftDifference | Refusal> {
  const found = await readDraft(desk, id)
  if (isRefusal(found)) return found
  const replaced = await versionReplaced(desk, found.draft.programme, today)
  if (replaced === undefined) {
    return { differences: [], files: found.files.map(({ path }) => ({ path, change: 'added' as const })) }
  }
  const difference = await contentDifference(replaced.pack, packFromTexts(found.files))
  return isRefusal(difference) ? difference : { from: replaced.version, ...difference }
}

interface SubmitDraftRequest {
  readonly draft: string
  /** The revision that was looked at; a later one is not submitted unseen. */
  readonly seen: number
  readonly reason: string
  readonly person: string
}

/**
 * Submits a revision of a draft. Refused once it is discarded, when somebody saved since, while its review has findings,
 * and where it rests on an earlier version than the newest.
 */
export async function submitDraft(
  desk: Desk,
  { draft, seen, reason, person }: SubmitDraftRequest,
): Promise<Submission | Refusal> {
  const found = await readDraft(desk, draft)
  if (isRefusal(found)) return found
  const { revision } = found.draft
  const discarded = refuseDiscarded(found.draft)
  if (discarded !== undefined) return discarded
  if (revision !== seen) return refuseStale(found.draft)
  return submitProgramme(desk, { files: found.files, reason, person, draft: { id: draft, revision } })
}
