// The pages as a whole: links lead somewhere, named files exist, commands can be called, decisions are in order.

import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { test } from 'node:test'
import { verbs } from '../../src/cli/verbs/index.ts'
import { filesBelow, root } from '../tidy/sources.ts'

const own = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md']
const pages = [...own, ...filesBelow('docs', /\.md$/), ...filesBelow('src', /\.md$/)].map((path) => ({
  path,
  text: readFileSync(join(root, path), 'utf8'),
}))

test('every link between pages leads to a file', () => {
  const dead = pages.flatMap(({ path, text }) =>
    [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
      .map(([, target]) => target!)
      .filter((target) => !/^https?:/.test(target))
      .filter((target) => !existsSync(join(root, dirname(path), target)))
      .map((target) => `${path}: ${target}`),
  )
  assert.deepEqual(dead, [])
})

test('every page below docs/ is reached from its map', () => {
  const map = readFileSync(join(root, 'docs/README.md'), 'utf8')
  const linked = new Set(
    [...map.matchAll(/\]\(([^)]+)\)/g)].map(([, target]) => normalize(join('docs', target!))),
  )
  const lonely = pages
    .map(({ path }) => path)
    .filter((path) => path.startsWith('docs/') && path !== 'docs/README.md')
    .filter((path) => !linked.has(path) && !linked.has(dirname(path)))
  assert.deepEqual(lonely, [])
})

test('a source file that a page names is there', () => {
  const gone = pages.flatMap(({ path, text }) =>
    [...text.matchAll(/`((?:src|test|policy|docs)\/[\w./-]+)`/g)]
      .map(([, named]) => named!)
      .filter((named) => !existsSync(join(root, named)))
      .map((named) => `${path}: ${named}`),
  )
  assert.deepEqual(gone, [])
})

/** Command lines in code blocks: indented, or fenced, with or without `npx`. */
const commandsIn = (text: string): readonly string[] =>
  [...text.matchAll(/^\s*(?:REPRIEVE_DATA=\S+ )?(?:npx )?reprieve ([a-z].*)$/gm)].map(([, line]) => line!)

function findMistake(line: string): string | undefined {
  const verb = verbs
    .filter(({ name }) => `${line} `.startsWith(`${name.join(' ')} `))
    .sort((a, b) => b.name.length - a.name.length)[0]
  if (verb === undefined) return `reprieve ${line}: there is no such command`
  const flags = [...line.matchAll(/(?<=\s)--([a-z-]+)/g)].map(([, flag]) => flag!)
  const unknown = flags.find((flag) => flag !== 'help' && !(flag in verb.flags))
  return unknown === undefined ? undefined : `reprieve ${line}: there is no flag --${unknown}`
}

test('every command that a page or a help text shows exists with its flags', () => {
  const shown = [...pages.map(({ text }) => text), ...verbs.map(({ details }) => details)].flatMap(commandsIn)
  assert.ok(shown.length > 30, `only ${shown.length} commands found`)
  assert.deepEqual(
    shown.map(findMistake).filter((mistake) => mistake !== undefined),
    [],
  )
})

const decisions = readdirSync(join(root, 'docs/decisions')).sort()

test('decisions are numbered without gaps, and each title carries its number', () => {
  decisions.forEach((name, at) => {
    const number = String(at + 1).padStart(4, '0')
    assert.match(name, new RegExp(`^${number}-[a-z0-9-]+\\.md$`))
    const text = readFileSync(join(root, 'docs/decisions', name), 'utf8')
    assert.ok(text.startsWith(`# ${number} `), name)
  })
})

test('each decision says what was decided, why, what was rejected, and which test enforces it', () => {
  for (const name of decisions) {
    const text = readFileSync(join(root, 'docs/decisions', name), 'utf8')
    const places = ['**Decided.**', '**Why.**', '**Rejected.**', '**Checked by**'].map((part) =>
      text.indexOf(part),
    )
    assert.ok(
      places.every((place, at) => place > (places[at - 1] ?? 0)),
      name,
    )
    const checks = [...text.slice(places[3]).matchAll(/`((?:src|test)\/[\w./-]+)`/g)]
    assert.ok(checks.length > 0, `${name} names no check`)
  }
})
