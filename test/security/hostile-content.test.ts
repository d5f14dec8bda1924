// R25, R26: whatever people write into a programme is read within bounds: it runs nothing, grows into nothing, leads nowhere.

import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { Worker } from 'node:worker_threads'
import type { PolicyFile } from '../../src/operations/index.ts'
import { filesBelow, root } from '../tidy/sources.ts'

const template = 'policy/_template'
const megabytesMax = 256
/** Nothing here takes a second; whoever loops is ended. */
const patience = { timeout: 60_000 }

let worker: Worker
let good: readonly PolicyFile[]
before(async () => {
  const resourceLimits = { maxOldGenerationSizeMb: megabytesMax, maxYoungGenerationSizeMb: 32 }
  worker = new Worker(new URL('./check-worker.ts', import.meta.url), { resourceLimits })
  good = await Promise.all(
    filesBelow(template, /\.(?:yaml|dmn|md)$/).map(async (path) => ({
      path: path.slice(template.length + 1),
      text: await readFile(join(root, path), 'utf8'),
    })),
  )
})
after(() => worker.terminate())

interface Reviewed {
  readonly codes: readonly string[]
  readonly polluted: readonly string[]
}

/** What the review in the narrow thread says; fails where the thread dies. */
function review(files: readonly PolicyFile[]): Promise<Reviewed> {
  return new Promise((resolve, reject) => {
    worker.removeAllListeners()
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`the thread ended with ${code}`)))
    worker.postMessage(files)
  })
}

const withFile = (path: string, change: (text: string) => string): readonly PolicyFile[] =>
  good.map((file) => (file.path === path ? { path, text: change(file.text) } : file))

const million = 1_000_000
const hostileCells: readonly (readonly [string, string])[] = [
  ['a prototype reached from a text', '"verified".__proto__.polluted'],
  ['a constructor called', '"verified".constructor.constructor("return process")()'],
  ['a constructor named in brackets', '"hospitalised"["constructor"]'],
  ['a context with a prototype', '{__proto__: {polluted: true}}'],
  ['a loop of a thousand million', 'for i in 1..1000000000 return i'],
  ['a quantified loop', 'every x in 1..1000000000 satisfies x > 0'],
  ['a function that calls itself', 'function(f) f(f)'],
  ['a regex that backtracks', 'matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "(a+)+$")'],
  ['a text of ten megabytes', `"${'a'.repeat(10 * million)}"`],
  ['a regex of ten megabytes', `matches("a", "${'(a|'.repeat(3 * million)}")`],
  ['brackets a hundred thousand deep', '('.repeat(100_000)],
  ['lists a hundred thousand deep', '['.repeat(100_000) + ']'.repeat(100_000)],
  ['a list of a hundred thousand', Array(100_000).fill('"verified"').join(', ')],
  ['what template engines run', `"{{7*7}}$${'{7*7}'}<%= 7*7 %>#{7*7}"`],
]

const cell = '<text>"hospitalised"</text>'

for (const [what, text] of hostileCells) {
  test(`R25 ${what} in a decision table is a finding and nothing else`, patience, async () => {
    const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
    const files = withFile('eligibility.dmn', (dmn) => {
      assert.ok(dmn.includes(cell))
      return dmn.replace(cell, () => `<text>${escaped}</text>`)
    })
    const { codes, polluted } = await review(files)
    assert.ok(codes.length > 0)
    assert.deepEqual(polluted, [])
  })
}

const bomb = ['a: &a [x,x,x,x,x,x,x,x]']
for (let at = 1; at < 12; at++) {
  const [name, before] = [String.fromCharCode(97 + at), String.fromCharCode(96 + at)]
  bomb.push(`${name}: &${name} [${Array(8).fill(`*${before}`).join(',')}]`)
}

const hostileYaml: readonly (readonly [string, string])[] = [
  ['a prototype as a key', '__proto__: { polluted: true }\n'],
  ['a constructor as a key', 'constructor: { prototype: { polluted: true } }\n'],
  ['a prototype merged in', 'x: &x { __proto__: { polluted: true } }\ny: { <<: *x }\n'],
  ['a function of JavaScript', 'x: !!js/function "function () { return process }"\n'],
  ['an object of Python', 'x: !!python/object/apply:os.system ["id"]\n'],
  ['aliases that grow to 8^12', `${bomb.join('\n')}\n`],
  ['an alias to itself', 'x: &x [*x]\n'],
  ['a text of ten megabytes', `x: "${'a'.repeat(10 * million)}"\n`],
  ['a list of a million', `x: [${'0,'.repeat(million)}0]\n`],
  ['lists a hundred thousand deep', `x: ${'['.repeat(100_000)}${']'.repeat(100_000)}\n`],
  [
    'indentation ten thousand deep',
    Array.from({ length: 10_000 }, (_, at) => `${' '.repeat(at)}x:`).join('\n'),
  ],
]

for (const path of ['programme.yaml', 'terms/relief.yaml', 'cases/loan-relief.yaml']) {
  for (const [what, yaml] of hostileYaml) {
    test(`R25 ${what} in ${path} is a finding and nothing else`, patience, async () => {
      const { codes, polluted } = await review(withFile(path, (text) => `${yaml}${text}`))
      assert.ok(codes.length > 0)
      assert.deepEqual(polluted, [])
    })
  }
}

const hostileMarkdown: readonly (readonly [string, string])[] = [
  ['one line of nine hundred thousand characters', 'a'.repeat(900_000)],
  ['a text of ten megabytes', 'a b\n'.repeat(2.5 * million)],
  ['quotes a hundred thousand deep', '>'.repeat(100_000)],
  ['brackets that never close', '['.repeat(300_000)],
  ['stars that never close', '*a_ '.repeat(100_000)],
  ['tables without end', '|'.repeat(300_000)],
  ['pointers without end', '→ '.repeat(100_000)],
  ['a script', '<script>globalThis.polluted = true</script><img src=x onerror=alert(1)>'],
]

for (const [what, text] of hostileMarkdown) {
  test(`R25 ${what} in the instrument ends, and the thread lives`, patience, async () => {
    const { polluted } = await review(withFile('INSTRUMENT.md', (known) => `${known}\n${text}\n`))
    assert.deepEqual(polluted, [])
  })
}

test('R25 after all of it the good programme is still found good by the same thread', patience, async () => {
  assert.deepEqual(await review(good), { codes: [], polluted: [] })
})

const laughs = Array.from({ length: 10 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join(
  '',
)
const hostileXml: readonly (readonly [string, string, string])[] = [
  ['a billion laughs', `<!DOCTYPE d [<!ENTITY l0 "ha">${laughs}]>`, 'xml_declares_a_document_type'],
  [
    'a file of this computer',
    '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    'xml_declares_a_document_type',
  ],
  [
    'an address elsewhere',
    '<!DOCTYPE d [<!ENTITY % x SYSTEM "http://169.254.169.254/"> %x;]>',
    'xml_declares_a_document_type',
  ],
  [
    'a document type elsewhere',
    '<!DOCTYPE d SYSTEM "http://127.0.0.1:1/x.dtd">',
    'xml_declares_a_document_type',
  ],
]

for (const [what, declared, code] of hostileXml) {
  test(`R26 a decision file that declares ${what} is refused`, patience, async () => {
    const files = withFile('eligibility.dmn', (dmn) => dmn.replace(/\?>/, () => `?>${declared}`))
    assert.ok((await review(files)).codes.includes(code))
  })
}

const leadingOut = [
  '../programme.yaml',
  'terms/../../etc/passwd',
  '/etc/passwd',
  '..\\programme.yaml',
  'C:\\windows\\x',
  'terms/./relief.yaml',
  './programme.yaml',
  '.ssh/authorized_keys',
  'terms//relief.yaml',
  'terms/relief.yaml\u0000.png',
  'terms/%2e%2e/relief.yaml',
  '..%2f..%2fprogramme.yaml',
  'terms/‥/relief.yaml',
  'a/b/c/d/e.yaml',
  '~/x',
  'PROGRAMME.yaml',
  ' programme.yaml',
  'x'.repeat(5000),
  '',
]

test(
  'R26 a name that leads out of the folder, or meets another, is refused and nothing is written',
  patience,
  async () => {
    for (const path of leadingOut) {
      const { codes } = await review([...good, { path, text: 'x: 1' }])
      assert.deepEqual(codes, ['path_is_malformed'], path)
    }
    const left = (await readdir(tmpdir())).filter((name) => name.startsWith('reprieve-policy-'))
    assert.ok(left.length < leadingOut.length)
  },
)

test('R26 too many files, and files too large, are refused', patience, async () => {
  const many = Array.from({ length: 600 }, (_, at) => ({ path: `content/x${at}.md`, text: 'x' }))
  assert.deepEqual((await review([...good, ...many])).codes, ['folder_too_large'])
  const large = await review([...good, { path: 'content/large.md', text: 'x'.repeat(1_000_001) }])
  assert.ok(large.codes.includes('file_too_large'))
})
