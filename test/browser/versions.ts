// Versions and submissions of the shipped programme with one file changed, for the journeys of the programme pages.

import assert from 'node:assert/strict'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isRefusal } from '../../src/kernel/index.ts'
import type { Desk } from '../../src/operations/index.ts'
import { type ProgrammePack, packProgramme } from '../../src/programmes/index.ts'
import { shippedPolicy } from '../../src/wiring.ts'

export interface Change {
  readonly file: string
  readonly from: string
  readonly to: string
}

/** A month longer than the shipped programme gives. */
export const fourMonths: Change = {
  file: 'terms/relief.yaml',
  from: 'deferMonths:\n  value: 3',
  to: 'deferMonths:\n  value: 4',
}

async function packWith({ file, from, to }: Change): Promise<ProgrammePack> {
  const folder = await mkdtemp(join(tmpdir(), 'reprieve-version-'))
  try {
    await cp(shippedPolicy('icbc-im-2020'), folder, { recursive: true })
    const text = await readFile(join(folder, file), 'utf8')
    assert.ok(text.includes(from))
    await writeFile(join(folder, file), text.replace(from, to))
    const pack = await packProgramme(folder)
    assert.ok('digest' in pack)
    return pack
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Publishes the programme with a change as its next version. */
export async function publishChanged({ store }: Desk, change: Change): Promise<void> {
  const pack = await packWith(change)
  const why = { author: 'wulan', approver: 'zhangmin', reason: '银保监办发〔2020〕10号' }
  assert.ok(!isRefusal(await store.programmes.publish(pack, why)))
}

/** Submits the programme with a change in the name of its author; the id. */
export async function submitChanged({ store }: Desk, change: Change): Promise<string> {
  const pack = await packWith(change)
  const submitted = await store.submissions.submit({ pack, author: 'wulan', reason: '银发〔2020〕120号' })
  assert.ok(!isRefusal(submitted))
  return submitted.id
}

/** Begins a draft of the shipped programme with a change, in the name of its author; the id. */
export async function draftChanged({ store }: Desk, change: Change): Promise<string> {
  const { files } = await packWith(change)
  const { version } = (await store.programmes.findLatest('icbc-im-2020'))!
  const from = { origin: 'version', fromVersion: version } as const
  const draft = { id: 'draft_of_tests', programme: 'icbc-im-2020', from, files, person: 'wulan' }
  assert.ok(!isRefusal(await store.drafts.begin(draft)))
  return draft.id
}
