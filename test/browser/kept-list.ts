// A name list with every kind of line, kept in the test's bank as an institution would send it.

import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { BookPerson } from '../../src/book/index.ts'
import { isRefusal } from '../../src/kernel/index.ts'
import { type Desk, importListFile } from '../../src/operations/index.ts'
import { clock } from '../../src/wiring.ts'

/** Keeps the list, approved by a reviewer; answers with its id. */
export async function keepList(desk: Desk, people: readonly BookPerson[]): Promise<string> {
  const [one, two] = people.filter(({ region }) => region.startsWith('15')) as [BookPerson, BookPerson]
  const rows = [
    ['姓名', '身份证号', '类别', '起始日期'],
    [one.name, one.idNumber, '一线', '2020-02-01'],
    [`${two.name}某`, two.idNumber, '一线', '2020-02-01'],
    [one.name, one.idNumber, '一线', '2020-02-01'],
    ['路人', '1', '厨师', ''],
  ]
  const imported = await importListFile(desk, {
    bytes: Buffer.from(rows.map((row) => row.join(',')).join('\n')),
    fileName: '名单.csv',
    institution: '乌海市人民医院',
    sender: 'hospital',
    person: 'lina',
    isRehearsal: false,
    keyFile: join(desk.folder, 'customers.key'),
    random: randomBytes,
    clock,
  })
  assert.ok(!isRefusal(imported) && 'list' in imported)
  const { id } = imported.list
  const decision = { list: id, decision: 'approved', person: 'gaowa' } as const
  assert.ok(!isRefusal(await desk.store.nameLists.decide(decision)))
  return id
}
