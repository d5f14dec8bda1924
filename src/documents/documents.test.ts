// R26, X13: what pretends to be a document is refused, and what was kept is only read back as it was.

import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { jpeg, pdf, png, zip } from './files-for-tests.ts'
import { DocumentFolder } from './folder.ts'
import { lookAt } from './look-at.ts'
import { findSealedDocument, sealedDocument } from './seal.ts'

const most = 10_000
const text = (words: string): Buffer => Buffer.from(words, 'utf8')
const joined = (...parts: readonly Buffer[]): Buffer => Buffer.concat(parts)

const table: readonly (readonly [what: string, name: string, bytes: Buffer, answer: string])[] = [
  ['a photograph', '证明.jpg', jpeg(), 'image/jpeg'],
  ['a photograph by another ending', 'IMG_0001.JPEG', jpeg(), 'image/jpeg'],
  ['a picture', '住院证明 1.png', png(), 'image/png'],
  ['a PDF', '隔离通知书.pdf', pdf(), 'application/pdf'],
  ['a name that climbs', '../../etc/passwd.png', png(), 'file_name_is_malformed'],
  ['a name that climbs the other way', '..\\..\\x.png', png(), 'file_name_is_malformed'],
  ['an absolute name', '/tmp/x.png', png(), 'file_name_is_malformed'],
  ['a name with a zero byte', 'x\0.png', png(), 'file_name_is_malformed'],
  ['a name that turns its direction', 'x\u202Egnp.png', png(), 'file_name_is_malformed'],
  ['a hidden name', '.png', png(), 'file_name_is_malformed'],
  ['a name without an ending', 'picture', png(), 'file_name_is_malformed'],
  ['an endless name', `${'x'.repeat(200)}.png`, png(), 'file_name_is_malformed'],
  ['no byte', 'x.png', Buffer.alloc(0), 'file_is_empty'],
  ['one byte too many', 'x.png', Buffer.alloc(most + 1), 'file_is_too_large'],
  ['zeros', 'x.png', Buffer.alloc(100), 'file_type_is_not_taken'],
  ['text', 'x.png', text('住院证明'), 'file_type_is_not_taken'],
  ['a page', 'x.pdf', text('<html><script>alert(1)</script></html>'), 'file_type_is_not_taken'],
  [
    'a drawing that runs',
    'x.png',
    text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
    'file_type_is_not_taken',
  ],
  ['an archive', 'x.pdf', zip(), 'file_type_is_not_taken'],
  ['a small archive of four megabytes of zeros', 'x.png', zip(4_000_000), 'file_type_is_not_taken'],
  [
    'entities that grow',
    'x.pdf',
    text('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>'),
    'file_type_is_not_taken',
  ],
  ['a program', 'x.png', joined(text('MZ'), Buffer.alloc(200)), 'file_type_is_not_taken'],
  ['a moving picture', 'x.gif', text('GIF89a'), 'file_type_is_not_taken'],
  ['a picture named as a PDF', 'x.pdf', png(), 'file_is_not_what_its_name_says'],
  ['a PDF named as a picture', 'x.png', pdf(), 'file_is_not_what_its_name_says'],
  ['a picture named as a program', 'x.png.exe', png(), 'file_is_not_what_its_name_says'],
  ['a picture with an archive behind it', 'x.png', joined(png(), zip()), 'file_is_two_things'],
  ['a photograph with an archive behind it', 'x.jpg', joined(jpeg(), zip()), 'file_is_two_things'],
  ['a photograph with a page inside', 'x.jpg', jpeg('<script>alert(1)</script>'), 'file_is_two_things'],
  ['a photograph that is a PDF as well', 'x.jpg', joined(jpeg(), pdf()), 'file_is_two_things'],
  ['a picture with a page inside', 'x.png', png(8, '<html><body onload=alert(1)>'), 'file_is_two_things'],
  ['a picture cut off', 'x.png', png().subarray(0, -6), 'file_is_two_things'],
  ['a PDF cut off', 'x.pdf', pdf().subarray(0, -10), 'file_is_two_things'],
  ['a PDF with an archive behind it', 'x.pdf', joined(pdf(), zip()), 'file_is_two_things'],
  [
    'a PDF that runs',
    'x.pdf',
    pdf('x', '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>'),
    'file_is_two_things',
  ],
  [
    'a PDF that hides that it runs',
    'x.pdf',
    pdf('x', '/Names << /J#61vaScript 6 0 R >>'),
    'file_is_two_things',
  ],
  ['a PDF that carries files', 'x.pdf', pdf('x', '/Names << /EmbeddedFiles 6 0 R >>'), 'file_is_two_things'],
  ['a PDF that starts programs', 'x.pdf', pdf('x', '/A << /S /Launch /F (cmd.exe) >>'), 'file_is_two_things'],
]

for (const [what, name, bytes, answer] of table) {
  test(`R26 ${what} is ${answer.includes('/') ? 'taken' : `refused: ${answer}`}`, async () => {
    const seen = await lookAt({ name, bytes }, most)
    assert.equal(typeof seen === 'string' ? seen : seen.code, answer)
  })
}

const key = { bytes: randomBytes(32) }
const sealing = { id: 'D1', key, random: (bytes: number) => randomBytes(bytes) }

test('X13 a sealed document shows neither its name nor its bytes, and opens with the right key and id only', () => {
  const content = { name: '花花的住院证明.png', bytes: png() }
  const sealed = sealedDocument(content, sealing)
  assert.ok(!sealed.includes(content.bytes) && !sealed.includes(text('住院')))
  assert.deepEqual(findSealedDocument(sealed, sealing), content)
  assert.equal(findSealedDocument(sealed, { id: 'D2', key }), undefined)
  assert.equal(findSealedDocument(sealed, { id: 'D1', key: { bytes: randomBytes(32) } }), undefined)
  assert.ok(!sealedDocument(content, sealing).equals(sealed))
})

test('X13 a document altered outside the system at any place is not opened', () => {
  const sealed = sealedDocument({ name: 'x.png', bytes: png() }, sealing)
  for (let at = 0; at < sealed.length; at++) {
    const altered = Buffer.from(sealed)
    altered[at]! ^= 1
    assert.equal(findSealedDocument(altered, sealing), undefined, String(at))
  }
  for (const length of [0, 3, 20, 70, sealed.length - 1])
    assert.equal(findSealedDocument(sealed.subarray(0, length), sealing), undefined, String(length))
})

test('R26 the folder of documents takes no name but an id, and keeps nothing half', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'reprieve-documents-'))
  try {
    const folder = new DocumentFolder(join(dir, 'documents'))
    for (const id of ['../x', 'a/b', '', 'x.y', 'a\0b'])
      await assert.rejects(folder.keep(id, Buffer.alloc(1)), /letters and digits/)
    await folder.keep('D1', text('sealed'))
    assert.deepEqual(await readdir(join(dir, 'documents')), ['D1.sealed'])
    await folder.remove('D1')
    assert.equal(await folder.find('D1'), undefined)
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
})
