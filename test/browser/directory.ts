// The customers of the test's bank, findable in the console as the product makes them.

import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { type BookPerson, withPeople } from '../../src/book/index.ts'
import { isRefusal, type Refusal } from '../../src/kernel/index.ts'
import { bookOfDesk, type Desk, loadCustomers } from '../../src/operations/index.ts'

function must<Value>(answer: Value | Refusal): Value {
  assert.ok(!isRefusal(answer), isRefusal(answer) ? answer.because : '')
  return answer as Value
}

/** Loads everybody of the first book; answers with them. */
export async function fillDirectory(desk: Desk): Promise<readonly BookPerson[]> {
  const book = must(await bookOfDesk(desk))
  const extract = join(desk.folder, 'extracts', '2020-03-31')
  const keyFile = join(desk.folder, 'customers.key')
  must(await loadCustomers(desk, { book, extract, keyFile, random: randomBytes }))
  const people: BookPerson[] = []
  const options = { book, extract, workDir: desk.folder, memoryLimit: '1GB', threads: 1 }
  must(
    await withPeople(options, async (some) => {
      for await (const part of some) people.push(...part)
      return true
    }),
  )
  return people
}
