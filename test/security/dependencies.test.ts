// R30: what runs comes with a licence a bank can use, from the registry, as it was locked.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { root } from '../tidy/sources.ts'

interface Locked {
  readonly version?: string
  readonly resolved?: string
  readonly integrity?: string
  readonly license?: string
  readonly dev?: boolean
  readonly link?: boolean
}

const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  readonly packages: Readonly<Record<string, Locked>>
}
/** Where a package comes from unless the lock file says otherwise. */
const registry = 'https://registry.npmjs.org/'
const installed = Object.entries(packages).filter(([path]) => path !== '')
const running = installed.filter(([, { dev }]) => dev !== true)

const usable = new Set([
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'PostgreSQL',
  'BlueOak-1.0.0',
  '0BSD',
  'CC0-1.0',
  'Unlicense',
  'Python-2.0',
  'MIT-0',
])

/** Packages with another licence, each looked at, with the reason why it may be used. */
const lookedAt: readonly (readonly [names: RegExp, licence: string, because: string])[] = [
  [/^lightningcss(?:-|$)/, 'MPL-2.0', 'a tool of the build, unchanged; nothing of it is in what is served'],
  [
    /^dmn-js(?:-|$)/,
    'SEE LICENSE IN LICENSE',
    'MIT with the bpmn.io mark kept in sight, which the editor shows',
  ],
  [/^@fontsource-variable\/noto-sans-sc$/, 'OFL-1.1', 'a typeface, served unchanged with its licence'],
  [/^component-props$/, '', 'MIT by its readme; the package file leaves it out. Part of dmn-js'],
]

/** `(MIT OR X)` is usable when one of them is, `A AND B` when both are. */
function isUsable(licence: string): boolean {
  const plain = licence.replaceAll(/[()]/g, '')
  if (plain.includes(' OR ')) return plain.split(' OR ').some(isUsable)
  return plain.split(' AND ').every((one) => usable.has(one.trim()))
}

const nameOf = (path: string): string =>
  path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)

test('R30 every dependency that runs has a licence of the list, or a reason', () => {
  const others = running.filter(([, { license = '' }]) => !isUsable(license))
  const unknown = others.filter(
    ([path, { license: given = '' }]) =>
      !lookedAt.some(([names, licence]) => names.test(nameOf(path)) && licence === given),
  )
  assert.deepEqual(
    unknown.map(([path, { license = 'none' }]) => `${nameOf(path)}: ${license}`),
    [],
  )
  const unused = lookedAt.filter(([names]) => !others.some(([path]) => names.test(nameOf(path))))
  assert.deepEqual(unused, [])
  assert.ok(running.length > 100)
})

test('R30 every dependency comes from the registry over https and is locked by its digest', () => {
  const foreign = installed
    .filter(([, { link }]) => link !== true)
    .filter(
      ([, { resolved = registry, integrity = '' }]) =>
        !resolved.startsWith(registry) || !/^sha512-/.test(integrity),
    )
    .map(([path]) => nameOf(path))
  assert.deepEqual(foreign, [])
})

test('R30 what the project asks for is pinned to one version each', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(String(version)),
  )
  assert.deepEqual(loose, [])
})
