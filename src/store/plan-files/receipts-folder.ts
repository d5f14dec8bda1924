// Receipts in a folder: `begun` holds a line for each batch begun, `batch-000000.jsonl` the receipts of a finished one.

import { mkdir, open, readdir, readFile, rename, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { assert } from '../../kernel/index.ts'
import type { Receipt, ReceiptBook } from '../../reconcile/index.ts'

const begunFile = 'begun'
const fileOfBatch = (batch: number): string => `batch-${String(batch).padStart(6, '0')}.jsonl`

/** Plan ids become folder names, so they may not hold anything that leads elsewhere. */
const planName = /^[A-Za-z0-9_][A-Za-z0-9._:-]{0,199}$/

/**
 * Receipts below `folder`, one folder for each plan. What `begin` and `finish` acknowledge is on disk. A file
 * torn by a crash counts as never written: its batch is begun and not finished.
 */
export class FolderReceipts implements ReceiptBook {
  readonly #folder: string
  /** Batches begun by this process or found on opening, by plan. */
  readonly #begun = new Map<string, number>()

  constructor(folder: string) {
    this.#folder = folder
  }

  #folderOf(plan: string): string {
    assert(planName.test(plan), `a plan id is letters, digits, dots, colons and dashes, not ${plan}`)
    return join(this.#folder, plan.replaceAll(':', '_'))
  }

  async progress(plan: string) {
    const folder = this.#folderOf(plan)
    const begun = await this.#begunBatches(plan)
    const names = new Set(await readdir(folder).catch(emptyWhenAbsent))
    let finished = 0
    while (names.has(fileOfBatch(finished)) && (finished < begun - 1 || (await this.read(plan, finished)))) {
      finished++
    }
    return { finished, begun: Math.max(begun, finished) }
  }

  async #begunBatches(plan: string): Promise<number> {
    const known = this.#begun.get(plan)
    if (known !== undefined) return known
    const file = join(this.#folderOf(plan), begunFile)
    const bytes = await readFile(file).catch(emptyBytesWhenAbsent)
    const whole = bytes.lastIndexOf(0x0a) + 1
    if (whole < bytes.length) await truncate(file, whole)
    const begun = bytes.subarray(0, whole).toString('utf8').split('\n').length - 1
    this.#begun.set(plan, begun)
    return begun
  }

  async begin(plan: string, batch: number): Promise<void> {
    const begun = await this.#begunBatches(plan)
    assert(batch === begun, `batch ${begun} of ${plan} is the next to begin, not ${batch}`)
    const folder = this.#folderOf(plan)
    await mkdir(folder, { recursive: true })
    await appendDurably(join(folder, begunFile), `${batch}\n`)
    if (batch === 0) await Promise.all([syncFolder(folder), syncFolder(this.#folder)])
    this.#begun.set(plan, batch + 1)
  }

  async finish(plan: string, batch: number, receipts: readonly Receipt[]): Promise<void> {
    const folder = this.#folderOf(plan)
    const file = join(folder, fileOfBatch(batch))
    const lines = receipts.map((receipt) => JSON.stringify(receipt))
    const text = `${[...lines, JSON.stringify({ end: true, receipts: receipts.length })].join('\n')}\n`
    await writeDurably(`${file}.part`, text)
    await rename(`${file}.part`, file)
    await syncFolder(folder)
  }

  async read(plan: string, batch: number): Promise<readonly Receipt[] | undefined> {
    const file = join(this.#folderOf(plan), fileOfBatch(batch))
    const bytes = await readFile(file).catch(emptyBytesWhenAbsent)
    return receiptsFromText(bytes.toString('utf8'))
  }
}

/** The receipts of a whole file; undefined when its last line, which counts them, is missing or disagrees. */
function receiptsFromText(text: string): readonly Receipt[] | undefined {
  const lines = text.split('\n')
  const last = lines.at(-2)
  if (last !== JSON.stringify({ end: true, receipts: lines.length - 2 })) return undefined
  try {
    return lines.slice(0, -2).map((line) => JSON.parse(line) as Receipt)
  } catch {
    return undefined
  }
}

function emptyWhenAbsent(error: NodeJS.ErrnoException): string[] {
  if (error.code === 'ENOENT') return []
  throw error
}

function emptyBytesWhenAbsent(error: NodeJS.ErrnoException): Buffer {
  if (error.code === 'ENOENT') return Buffer.alloc(0)
  throw error
}

async function appendDurably(file: string, text: string): Promise<void> {
  await writeThrough(file, 'a', text)
}

async function writeDurably(file: string, text: string): Promise<void> {
  await writeThrough(file, 'w', text)
}

async function writeThrough(file: string, flags: 'a' | 'w', text: string): Promise<void> {
  const handle = await open(file, flags)
  try {
    await handle.writeFile(text)
    await handle.datasync()
  } finally {
    await handle.close()
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
