// A store in a temporary folder, with people, a published programme and a clock that stands: for tests only.

import assert from 'node:assert/strict'
import { chmod, cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { dayFromIso, isRefusal } from '../kernel/index.ts'
import { type ProgrammePack, packProgramme } from '../programmes/index.ts'
import type { Database } from './database/database.ts'
import { layDatabase, programUrl } from './database/database-for-tests.ts'
import type { Person } from './people/people.ts'
import type { PlanDraft } from './plans/plans.ts'
import { openDatabase, openStore, type Store } from './store.ts'

export const testInstant = '2020-04-01T01:00:00Z'
export const programme = 'icbc-im-2020'

const policyFolder = fileURLToPath(new URL(`../../policy/${programme}`, import.meta.url))

export const people: readonly Person[] = [
  { id: 'li.na', name: { zh: '李娜', en: 'Li Na' }, roles: ['author', 'drafter'], employeeNumber: '0001' },
  {
    id: 'wang.li',
    name: { zh: '王莉', en: 'Wang Li' },
    roles: ['publisher', 'approver'],
    employeeNumber: '0002',
  },
  {
    id: 'zhao.yi',
    name: { zh: '赵毅', en: 'Zhao Yi' },
    roles: ['approver', 'drafter', 'author', 'publisher'],
  },
  { id: 'sun.wei', name: { zh: '孙伟', en: 'Sun Wei' }, roles: ['operator'] },
]

export const publication = { author: 'li.na', approver: 'wang.li', reason: '首次发布' } as const

export interface TestStore {
  readonly store: Store
  /** Behind the store: what somebody with SQL can try. */
  readonly sql: Database
  readonly dataFolder: string
  /** The policy folder as it stands in the project. */
  readonly pack: ProgrammePack
  stop(): Promise<void>
}

/** A new folder that the user who runs the server can enter. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'reprieve-store-'))
  await chmod(folder, 0o711)
  return folder
}

/** Opens a new store; with `published`, people are known and version 1 of the programme is published. */
export async function openTestStore({ published = true } = {}): Promise<TestStore> {
  const dataFolder = await temporaryFolder()
  const closers: (() => Promise<void>)[] = [() => rm(dataFolder, { recursive: true, force: true })]
  const stop = async (): Promise<void> => {
    for (const close of closers.toReversed()) await close()
  }
  try {
    await layDatabase(dataFolder)
    const { sql, close } = await openDatabase({ dataFolder, durable: false })
    closers.push(close)
    const store = await openStore({ databaseUrl: programUrl(sql), dataFolder, clock: () => testInstant })
    closers.push(() => store.close())
    const pack = await packProgramme(policyFolder)
    assert.ok('digest' in pack)
    if (published) await publish(store, pack)
    return { store, sql, dataFolder, pack, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function publish(store: Store, pack: ProgrammePack): Promise<void> {
  for (const person of people) granted(await store.people.introduce(person))
  granted(await store.programmes.publish(pack, publication))
}

export const planDraft = (id: string): PlanDraft => ({
  id,
  kind: 'nightly',
  programme,
  version: 1,
  book: 'book_2020-03-31',
  asOf: dayFromIso('2020-03-31'),
  summary: { corrections: 3, refundMinor: 144_500 },
  folder: `plans/${id}`,
  draftedBy: 'li.na',
})

/** The answer, when it is no refusal. */
export function granted<Answer>(answer: Answer): Exclude<Answer, { readonly kind: 'refused' }> {
  assert.ok(!isRefusal(answer), isRefusal(answer) ? `${answer.code}: ${answer.because}` : '')
  return answer as Exclude<Answer, { readonly kind: 'refused' }>
}

/** The code of a refusal, or `granted`. */
export const codeOf = (answer: unknown): string => (isRefusal(answer) ? answer.code : 'granted')

/** The name of the constraint or the words of the trigger that refused a statement. */
export async function refusedBy(statement: PromiseLike<unknown>): Promise<string> {
  try {
    await statement
  } catch (error) {
    const { constraint_name, message } = error as {
      readonly constraint_name?: string
      readonly message: string
    }
    return constraint_name ?? message
  }
  return 'nothing refused it'
}

/** A reviewer takes what waits to be verified and looks at every document of it. */
export async function lookAtEvidence(
  { sql, store }: Pick<TestStore, 'sql' | 'store'>,
  { circumstance, person }: { readonly circumstance: string; readonly person: string },
): Promise<void> {
  await sql`
    update work_item set owner = ${person}
    where circumstance = ${circumstance} and code = 'evidence_unverified' and state = 'open'`
  const documents = await store.documents.ofCircumstance(circumstance)
  const look = { person, act: 'document', purpose: 'review_evidence' } as const
  const looks = documents.map(({ id, customer, region }) => ({ ...look, customer, region, document: id }))
  granted(await store.customerViews.record(looks))
}

/** The kinds of all entries of the log, in order. */
export async function kindsInLog(store: Store): Promise<readonly string[]> {
  const kinds: string[] = []
  for await (const { kind } of store.log.entries()) kinds.push(kind)
  return kinds
}

/** The same programme with another text as its change log. */
export async function amendedPack(line: string): Promise<ProgrammePack> {
  const folder = await mkdtemp(join(tmpdir(), 'reprieve-policy-'))
  try {
    await cp(policyFolder, folder, { recursive: true })
    await writeFile(join(folder, 'CHANGELOG.md'), `${line}\n`)
    const pack = await packProgramme(folder)
    assert.ok('digest' in pack)
    return pack
  } finally {
    await rm(folder, { recursive: true })
  }
}
