// How much a page makes a browser load: measured on the built files, packed, without what is loaded only on demand.

import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { builtConsole } from './built-console.ts'

interface Chunk {
  readonly file: string
  readonly src?: string
  readonly isEntry?: boolean
  readonly imports?: readonly string[]
}

let chunks: Readonly<Record<string, Chunk>>
const sizes = new Map<string, number>()

before(async () => {
  const folder = await builtConsole()
  chunks = JSON.parse(await readFile(join(folder, '.vite', 'manifest.json'), 'utf8'))
  for (const { file } of Object.values(chunks)) {
    if (file.endsWith('.js')) sizes.set(file, gzipSync(await readFile(join(folder, file))).length)
  }
})

/** The files that a chunk needs before it can run: itself and what it imports, not what it may load later. */
function filesOf(name: string, found = new Set<string>()): Set<string> {
  const { file, imports = [] } = chunks[name]!
  if (found.has(file)) return found
  found.add(file)
  for (const one of imports) filesOf(one, found)
  return found
}

const bytesOf = (files: Iterable<string>): number =>
  [...files].reduce((sum, file) => sum + (sizes.get(file) ?? 0), 0)

const entry = (): string => Object.keys(chunks).find((name) => chunks[name]!.isEntry)!
const pagesBuilt = (): readonly string[] =>
  Object.keys(chunks).filter((name) => /^pages\/.*-page\.tsx$/.test(name))

test('UX-30 the first page needs less than 600 kB of scripts, packed', () => {
  const first = new Set([...filesOf(entry()), ...filesOf('pages/home/home-page.tsx')])
  const bytes = bytesOf(first)
  assert.ok(bytes > 100_000 && bytes < 600_000, `${bytes}`)
})

test('UX-30 no page needs more than 300 kB beside the frame; editors and charts come when they are asked for', () => {
  const frame = filesOf(entry())
  const heavy = pagesBuilt().flatMap((name) => {
    const bytes = bytesOf([...filesOf(name)].filter((file) => !frame.has(file)))
    return bytes > 300_000 ? [`${name}: ${bytes}`] : []
  })
  assert.ok(pagesBuilt().length > 10)
  assert.deepEqual(heavy, [])
})
