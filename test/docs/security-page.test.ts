// docs/operating/security.md names tests that exist, by words that stand in the titles of their tests.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { test } from 'node:test'
import { filesBelow, root } from '../tidy/sources.ts'

const page = readFileSync(join(root, 'docs', 'operating', 'security.md'), 'utf8')
const rows = [...page.matchAll(/^\| (\d+(?:\.\d+)*[^|]*) \|(.*)\|$/gm)].map(([, id, rest]) => ({
  id: id!,
  where: rest!.split(' | ')[1]!,
}))
const tests = [...filesBelow('src', /\.test\.ts$/), ...filesBelow('test', /\.test\.ts$/)]

/** The titles of a file's tests. */
const titlesIn = (path: string): readonly string[] =>
  [...readFileSync(join(root, path), 'utf8').matchAll(/\btest\(\s*(['"`])(.*?)\1,/gs)].map(
    ([, , title]) => title!,
  )

/** True where a title holds the words, also one that is put together from words of a table. */
function says(path: string, words: string): boolean {
  const titles = titlesIn(path)
  if (titles.some((title) => title.includes(words))) return true
  const isPutTogether = titles.some((title) => title.includes('${'))
  return isPutTogether && readFileSync(join(root, path), 'utf8').includes(`'${words}'`)
}

interface Named {
  readonly id: string
  readonly paths: readonly string[]
  readonly titles: readonly string[]
}

/** The tests that a row names, each with the words that are quoted after it. */
function namedIn({ id, where }: (typeof rows)[number]): readonly Named[] {
  const named: { id: string; paths: readonly string[]; titles: string[] }[] = []
  for (const [, place, quoted] of where.matchAll(/([\w./-]+\.test)\b(?:\.ts)?|"([^"]+)"/g)) {
    if (place !== undefined) named.push({ id, paths: tests.filter((path) => isOf(path, place)), titles: [] })
    else if (named.length > 0) named.at(-1)!.titles.push(quoted!)
    else named.push({ id, paths: [], titles: [quoted!] })
  }
  return named
}

const isOf = (path: string, place: string): boolean =>
  place.includes('/') ? path === `${place}.ts` : basename(path) === `${place}.ts`

test('every test that the page of security names exists, and says what is quoted of it', () => {
  const named = rows.flatMap(namedIn)
  assert.ok(named.length > 60)
  const wrong = named.flatMap(({ id, paths, titles }) => {
    if (paths.flatMap(titlesIn).length === 0) return [`${id}: names no test that exists`]
    return titles
      .filter((words) => !paths.some((path) => says(path, words)))
      .map((words) => `${id}: "${words}"`)
  })
  assert.deepEqual(wrong, [])
})
