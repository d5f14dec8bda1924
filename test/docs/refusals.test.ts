// docs/reference/refusals.md and the code give the same codes: none undocumented, none that is never given.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { apiRefusals } from '../../src/api/refusals.ts'
import { signInRefusals } from '../../src/api/sign-in/index.ts'
import { quarantineReasons } from '../../src/book/import/reasons.ts'
import { importRefusals } from '../../src/book/import/refusals.ts'
import { cliRefusals, expectedNos } from '../../src/cli/refusals.ts'
import { systemRefusals } from '../../src/connectors/index.ts'
import { customerRefusals } from '../../src/customers/refusals.ts'
import { documentRefusals } from '../../src/documents/index.ts'
import { evidenceRefusals, logFindingCodes } from '../../src/evidence/index.ts'
import { exceptionKinds } from '../../src/kernel/index.ts'
import { listRefusals } from '../../src/lists/index.ts'
import { entitlementRefusals } from '../../src/measures/index.ts'
import { permissionRefusals } from '../../src/organisation/index.ts'
import { programmeCodes } from '../../src/programmes/index.ts'
import { undoDecisions, verdictReasons } from '../../src/reconcile/index.ts'
import { storeRefusals } from '../../src/store/index.ts'
import { sourceFiles } from '../tidy/sources.ts'

const page = readFileSync(new URL('../../docs/reference/refusals.md', import.meta.url), 'utf8')
const chapters = new Map(page.split('\n## ').map((text) => [text.split('\n')[0]!, text]))

const codesOf = (chapter: string): readonly string[] =>
  [...chapters.get(chapter)!.matchAll(/^\| `([a-z_]+)` \|/gm)].map(([, code]) => code!)

/** Chapters whose codes stand in a list of the code, in the same order of precedence. */
const listed: Readonly<Record<string, readonly string[]>> = {
  'The command line': cliRefusals,
  'Policy folders': programmeCodes,
  'Who is covered': entitlementRefusals,
  'Exceptions of a plan': exceptionKinds,
  'Importing an extract': Object.keys(importRefusals),
  'Rows put aside': Object.keys(quarantineReasons),
  'Decisions by people': storeRefusals,
  Permissions: permissionRefusals,
  'Signing in': signInRefusals,
  'The customer directory': customerRefusals,
  'Name lists': listRefusals,
  Documents: documentRefusals,
  'The API': [...Object.keys(apiRefusals), 'job_does_not_exist'],
  'Undoing a grant': Object.keys(undoDecisions),
  Systems: Object.keys(systemRefusals),
  Verification: Object.keys(verdictReasons),
  Evidence: evidenceRefusals,
  'Findings on the evidence log': logFindingCodes,
}

/** Chapters whose codes are found in these sources, apart from those that a list names. */
const scanned: Readonly<Record<string, RegExp>> = {
  Cases: /^src\/reconcile\/evaluate\//,
  'Making an extract': /^src\/book\/make\//,
  'Reading a book and the register of donation accounts': /^src\/book\/(?:register|read\/)/,
  Plans: /^src\/(?:operations|store\/plan-files)\//,
  'The simulated bank': /^src\/connectors\/(?!decide)/,
}

const given = /\b(?:refuse|no|noDocument)(?:<\w+>)?\(\s*'([a-z]+(?:_[a-z]+)+)'/g

const givenIn = (path: RegExp): readonly string[] =>
  sourceFiles()
    .filter((file) => !file.isTest && path.test(file.path))
    .flatMap(({ text }) => [...text.matchAll(given)].map(([, code]) => code!))

const sorted = (codes: Iterable<string>): readonly string[] => [...new Set(codes)].sort()

for (const [chapter, codes] of Object.entries(listed)) {
  test(`the codes of "${chapter}" are those of the code, in order of precedence`, () => {
    assert.deepEqual(codesOf(chapter), [...codes])
  })
}

for (const [chapter, path] of Object.entries(scanned)) {
  test(`the codes of "${chapter}" are those that its sources give`, () => {
    const elsewhere: readonly string[] = [...storeRefusals, ...documentRefusals]
    const found = givenIn(path).filter((code) => !elsewhere.includes(code))
    assert.deepEqual(sorted(codesOf(chapter)), sorted(found))
  })
}

test('every chapter is compared, and no source gives a code that no chapter has', () => {
  const [, ...names] = chapters.keys()
  assert.deepEqual(sorted(names), sorted([...Object.keys(listed), ...Object.keys(scanned)]))
  const documented = new Set(names.flatMap(codesOf))
  assert.deepEqual(sorted(givenIn(/./).filter((code) => !documented.has(code))), [])
})

test('every code says when it is given and what to do next', () => {
  const rows = [...page.matchAll(/^\| `([a-z_]+)` \| (.*) \|$/gm)]
  assert.deepEqual(
    rows.filter(([, , words]) => words!.length < 5).map(([, code]) => code),
    [],
  )
})

test('the page names every refusal that ends with 3, and they exist', () => {
  const [intro] = page.split('\n## ')
  const [, list] = /the answer is no:\n([^.]*)\./.exec(intro!)!
  assert.deepEqual(
    [...list!.matchAll(/`([a-z_]+)`/g)].map(([, code]) => code),
    [...expectedNos],
  )
  const documented = new Set([...chapters.keys()].slice(1).flatMap(codesOf))
  assert.deepEqual(
    expectedNos.filter((code) => !documented.has(code)),
    [],
  )
})
