// Name lists as institutions send them, about people of the book of a test, who are found as customers.

import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { type BookPerson, withPeople } from '../book/index.ts'
import { bookOfDesk, type Desk, loadCustomers } from '../operations/index.ts'
import { must } from './api-for-tests.ts'

/** Loads the directory of customers from the newest book, and answers with everybody in it. */
export async function peopleOf(desk: Desk): Promise<BookPerson[]> {
  const book = must(await bookOfDesk(desk))
  const at = (name: string) => join(desk.folder, name)
  const extract = at('extract')
  must(await loadCustomers(desk, { book, extract, keyFile: at('customers.key'), random: randomBytes }))
  const source = { book, extract, workDir: desk.folder, memoryLimit: '1GB', threads: 1 }
  return [...must(await withPeople(source, collected))]
}

async function collected(some: AsyncIterable<readonly BookPerson[]>): Promise<readonly BookPerson[]> {
  const all: BookPerson[] = []
  for await (const part of some) all.push(...part)
  return all
}

export type Row = readonly [
  name: string,
  idNumber: string,
  category?: string,
  firstDay?: string,
  lastDay?: string,
]

export const fileOf = (rows: readonly Row[]): string =>
  [['姓名', '身份证号', '类别', '起始日期', '终止日期'], ...rows].map((row) => row.join(',')).join('\r\n')

/** The body of an import; what a row does not say is the front line from 1 February. */
export const listOf = (rows: readonly Row[], more: object = {}) => ({
  content: Buffer.from(fileOf(rows)).toString('base64'),
  fileName: '支援名单.csv',
  institution: '乌海市人民医院',
  sender: 'hospital',
  category: 'frontline',
  firstDay: '2020-02-01',
  ...more,
})

export const rowOf = ({ name, idNumber }: BookPerson, ...more: readonly string[]): Row =>
  [name, idNumber, ...more] as never
