// A small bank for the contract of the command line, made with the command line: people, book, programme, plans.

import assert from 'node:assert/strict'
import { chmod, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { called } from '../../src/cli/called-for-tests.ts'
import { isRefusal } from '../../src/kernel/index.ts'
import { exampleAccount, planOnFile } from '../../src/operations/index.ts'
import { layDatabase } from '../../src/store/database/database-for-tests.ts'
import type { Store } from '../../src/store/index.ts'
import { openDemoStore, openDeskOver } from '../../src/wiring.ts'

const policy = fileURLToPath(new URL('../../policy/icbc-im-2020', import.meta.url))

/** Everybody with what they may do; `zhao` may draft and approve, but not both for one plan. */
const people = [
  ['wulan', 'author,drafter'],
  ['zhang', 'publisher'],
  ['zhao', 'drafter,approver'],
  ['batu', 'approver'],
  ['lina', 'operator,auditor'],
] as const

export interface World {
  /** Kept open, so that one database server serves all calls. */
  readonly store: Store
  /** What the words in capitals of the contract table stand for. */
  readonly places: Readonly<Record<string, string>>
  end(): Promise<void>
}

/** Replaces words in capitals by what they stand for and cuts the line at spaces. */
export const argvFrom = (line: string, { places }: World): readonly string[] =>
  line.split(' ').map((word) => places[word] ?? word)

async function must(...argv: readonly string[]): Promise<string> {
  const { code, out, err } = await called(argv)
  assert.equal(code, 0, `${argv.join(' ')}: ${err}`)
  return out
}

async function draftedBy(person: string, book: string): Promise<string> {
  const draft = ['draft', '--programme', 'icbc-im-2020', '--book', book, '--person', person, '--json']
  return (JSON.parse(await must(...draft)) as { id: string }).id
}

export async function makeWorld(): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'reprieve-contract-'))
  await chmod(folder, 0o711)
  process.env.REPRIEVE_DATA = folder
  const at = (name: string): string => join(folder, name)
  await layDatabase(folder)
  const store = await openDemoStore()
  const end = async (): Promise<void> => {
    await store.close()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    const places = await fill(at)
    const desk = await openDeskOver({ store, folder })
    const plan = await planOnFile(desk, places.APPROVED!)
    if (isRefusal(plan)) throw new Error(plan.because)
    const account = await exampleAccount(desk, plan)
    const [nobody] = (await readFile(at('extract/loans.csv'), 'utf8')).split('\n')[1]!.split(',')
    return { store, places: { ...places, ACCOUNT: account!, NOBODY: nobody! }, end }
  } catch (error) {
    await end()
    throw error
  }
}

async function fill(at: (name: string) => string): Promise<Readonly<Record<string, string>>> {
  for (const [id, roles] of people) {
    const names = ['--zh', '某人', '--en', id, '--roles', roles, '--employee', `NM-${id}`]
    await must('person', 'introduce', id, ...names)
  }
  await makeExtracts(at)
  await must('book', 'import', at('extract'), '--as-of', '2020-03-31')
  await must('book', 'import', at('other'), '--as-of', '2020-03-31', '--out', at('other-book'))
  const signed = ['--author', 'wulan', '--approver', 'zhang', '--reason', 'first']
  await must('programme', 'publish', policy, ...signed)
  await must('bank', 'make', at('bank'), '--extract', at('extract'))
  const book = at('books/2020-03-31')
  const plan = await draftedBy('zhao', book)
  const applied = await draftedBy('wulan', at('other-book'))
  await must('approve', applied, '--person', 'batu')
  await cp(policy, at('spoiled'), { recursive: true })
  await writeFile(at('spoiled/terms/relief.yaml'), 'deferMonth: 3\n')
  await writeFile(at('case.json'), '{"asOf":"2020-03-31","people":[],"accounts":[]}')
  await writeFile(at('wrong.yaml'), 'asOf: 2020-02-30\npeople: []\naccounts: []\n')
  return {
    BOOK: book,
    OTHER_BOOK: at('other-book'),
    EXTRACT: at('extract'),
    BANK: at('bank'),
    POLICY: policy,
    SPOILED: at('spoiled'),
    PLAN: plan,
    APPROVED: applied,
    CASE: at('case.json'),
    WRONG_CASE: at('wrong.yaml'),
    NEW: at('new'),
    NOWHERE: at('nowhere'),
    PROOF: at('proof.json'),
    OTHER: at('other'),
    OTHER_BANK: at('other-bank'),
    NEXT: at('next'),
    NEXT_BOOK: at('next-book'),
  }
}

async function makeExtracts(at: (name: string) => string): Promise<void> {
  const small = ['--customers', '400', '--format', 'csv']
  await must('book', 'make', '--out', at('extract'), ...small)
  await must('book', 'make', '--out', at('other'), ...small, '--seed', '2')
}
