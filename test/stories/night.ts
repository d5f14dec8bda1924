// A small night for stories: an extract of a few people becomes a book, a plan is drafted, its corrections are read.

import assert from 'node:assert/strict'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { importBook, type RegisterEntry, readDonationRegister } from '../../src/book/index.ts'
import { type Extract, inFolder, writeSmallExtract } from '../../src/book/small-extract.ts'
import { dayFromIso, isRefusal, type Refusal } from '../../src/kernel/index.ts'
import { loadProgramme, type Programme } from '../../src/programmes/index.ts'
import type { Correction, Plan } from '../../src/reconcile/index.ts'
import { draftBook, openPlanBatches, readExceptions } from '../../src/store/index.ts'

export function must<Value>(answer: Value | Refusal): Value {
  assert.ok(!isRefusal(answer), isRefusal(answer) ? `${answer.code}: ${answer.because}` : '')
  return answer as Value
}

/** The programme that is shipped. */
export async function shippedProgramme(): Promise<Programme> {
  const folder = new URL('../../policy/icbc-im-2020', import.meta.url).pathname
  const programme = await loadProgramme(folder)
  assert.ok('id' in programme)
  return programme
}

/** All corrections of a plan, by id. */
export async function correctionsOf(folder: string, plan: Plan): Promise<Correction[]> {
  const batches = await openPlanBatches(join(folder, plan.id), plan)
  const corrections: Correction[] = []
  for (let batch = 0; batch < batches.batches; batch++) corrections.push(...(await batches.read(batch)))
  batches.close()
  return corrections.sort((a, b) => (a.id < b.id ? -1 : 1))
}

export interface Drafted {
  readonly plan: Plan
  readonly corrections: readonly Correction[]
  readonly exceptions: readonly { readonly account: string; readonly code: string }[]
}

export interface DraftExtract {
  readonly extract: Extract
  readonly programme?: Programme
  readonly asOf?: string
  /** Lines of the register of donation accounts, without the header. */
  readonly register?: readonly string[]
}

const registerHeader = 'account_number,name,organisation_kind,region,valid_from,valid_to,verified_day,status'

/** Imports and drafts an extract in a folder of its own. */
export function draftExtract(options: DraftExtract): Promise<Drafted> {
  return inFolder(async (dir) => {
    const extract = join(dir, 'extract')
    const bookDir = join(dir, 'book')
    await mkdir(extract)
    await writeSmallExtract(extract, options.extract)
    const asOf = dayFromIso(options.asOf ?? '2020-03-31')
    must(await importBook({ extract, out: bookDir, asOf, threads: 1, memoryLimit: '1GB' }))
    const programme = options.programme ?? (await shippedProgramme())
    const register = { digest: 'test', entries: await registerOf(dir, options.register ?? []) }
    const draft = { programme, version: 1, digest: 'test', bookDir, register, workers: 1 }
    const plan = must(await draftBook(draft, dir))
    const exceptions = []
    for await (const matters of readExceptions(join(dir, plan.id), plan)) exceptions.push(...matters)
    return { plan, corrections: await correctionsOf(dir, plan), exceptions }
  })
}

async function registerOf(dir: string, lines: readonly string[]): Promise<readonly RegisterEntry[]> {
  const file = join(dir, 'register.csv')
  await writeFile(file, [registerHeader, ...lines, ''].join('\n'))
  return must(await readDonationRegister(file))
}

/** The extract of the next day: these corrections stand on the books of the systems. */
export function withBooked(extract: Extract, corrections: readonly Correction[]): Extract {
  const booked = corrections.map(({ id, account, kind, target, amountMinor, from, to, untilDay }) => ({
    correction: id,
    account,
    kind,
    target: target ?? '',
    amount_minor: amountMinor === undefined ? '' : String(amountMinor),
    from_value: from ?? '',
    to_value: to ?? '',
    until_day: untilDay ?? '',
  }))
  return { ...extract, corrections: [...extract.corrections, ...booked] }
}
