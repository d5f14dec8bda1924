// Days in the past and in the future through HTTP: each limit with the day outside and the day inside, and a refusal that
// names the nearest day that is taken. Limits of circumstances and documents are policy; the others follow from the thing.

import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { bookOfDesk, loadCustomers } from '../operations/index.ts'
import { packProgramme } from '../programmes/index.ts'
import { type Answered, must, openTestApi, type TestApi } from './api-for-tests.ts'

/** The bank's day in Asia/Shanghai is 1 April 2020: the clock stands at ten in the morning there. */
let api: TestApi
let customers: readonly string[]
before(async () => {
  api = await openTestApi({ customers: 1500 })
  const at = (name: string) => join(api.desk.folder, name)
  const book = must(await bookOfDesk(api.desk))
  const keyFile = at('customers.key')
  must(await loadCustomers(api.desk, { book, extract: at('extract'), keyFile, random: randomBytes }))
  customers = await ofWuhai()
})
after(() => api.stop())

async function ofWuhai(): Promise<readonly string[]> {
  const found: string[] = []
  for (let number = 0; found.length < 12; number++) {
    const customer = `P${String(number).padStart(8, '0')}`
    const region = await api.tools.customers.regionOf({ customer })
    if (region?.startsWith('1503') === true) found.push(customer)
  }
  return found
}

let next = 0
const record = (days: object) =>
  api.call('wangxiulan', `POST /api/customers/${customers[next++]}/circumstances?dryRun=true`, {
    kind: 'hospitalised',
    firstDay: '2020-02-05',
    howKnown: 'hospital',
    ...days,
  })
const giveRole = (day: string) =>
  api.call('saren', 'POST /api/people/siqin/roles', {
    role: 'outlet_manager',
    node: 'baotou',
    reason: '代理',
    until: `${day}T23:59:59+08:00`,
  })
const issueToken = (day: string) =>
  api.call('saren', 'POST /api/tokens', {
    purpose: '外呼',
    node: 'inner_mongolia',
    verbs: ['organisation.read'],
    tokenHash: 'a'.repeat(64),
    expiresAt: `${day}T23:59:59+08:00`,
  })
const importDay = (day: string) => api.call('lina', 'POST /api/books?dryRun=true', { day })

const policyFolder = fileURLToPath(new URL('../../policy/icbc-im-2020', import.meta.url))
/** Checks the shipped programme with its window, or a wave, on other days. */
async function check(from: string, to: string): Promise<Answered> {
  const pack = await packProgramme(policyFolder)
  assert.ok('digest' in pack)
  const { files } = pack
  const programme = files.find(({ path }) => path === 'programme.yaml')!.text
  assert.ok(programme.includes(from), from)
  const changed = files.map((file) =>
    file.path === 'programme.yaml' ? { ...file, text: programme.replace(from, to) } : file,
  )
  return api.call('wulan', 'POST /api/programmes/check', { files: changed })
}
const window = (lastDay: string) => check('lastDay: 2020-02-25', `lastDay: ${lastDay}`)
const wave = (day: string) =>
  check('windows:\n', `waves:\n  - { id: w1, releasedDay: ${day}, channels: [agent] }\nwindows:\n`)

interface Row {
  readonly what: string
  readonly answer: () => Promise<Answered>
  /** The nearest day that is taken; nothing where the day itself is. */
  readonly nearest?: string
}

const table: readonly Row[] = [
  {
    what: 'a circumstance that began 181 days ago',
    answer: () => record({ firstDay: '2019-10-03' }),
    nearest: '2019-10-04',
  },
  { what: 'a circumstance that began 180 days ago', answer: () => record({ firstDay: '2019-10-04' }) },
  {
    what: 'a circumstance that begins tomorrow',
    answer: () => record({ firstDay: '2020-04-02' }),
    nearest: '2020-04-01',
  },
  {
    what: 'a circumstance that ended before it began',
    answer: () => record({ lastDay: '2020-02-04' }),
    nearest: '2020-02-05',
  },
  {
    what: 'a document that follows yesterday',
    answer: () => record({ documentDueDay: '2020-03-31' }),
    nearest: '2020-04-01',
  },
  {
    what: 'a document that follows in 31 days',
    answer: () => record({ documentDueDay: '2020-05-02' }),
    nearest: '2020-05-01',
  },
  { what: 'a role that ran out yesterday', answer: () => giveRole('2020-03-31'), nearest: '2020-04-01' },
  { what: 'a role that runs out today', answer: () => giveRole('2020-04-01') },
  { what: 'a token that ended yesterday', answer: () => issueToken('2020-03-31'), nearest: '2020-04-01' },
  {
    what: 'a token that ends in more than a year',
    answer: () => issueToken('2021-04-03'),
    nearest: '2021-04-01',
  },
  {
    what: 'the extract of a day that is over and was never delivered',
    answer: () => importDay('2020-03-30'),
    nearest: '2020-03-31',
  },
  { what: 'a window that closes before it opens', answer: () => window('2020-01-24'), nearest: '2020-01-25' },
  { what: 'a window that closes on the day it opens', answer: () => window('2020-01-25') },
  { what: 'a wave on the last day of the window', answer: () => wave('2020-02-25'), nearest: '2020-02-26' },
]

for (const { what, answer, nearest } of table) {
  test(`UX-33 ${what} is ${nearest === undefined ? 'taken' : `refused, and ${nearest} is named`}`, async () => {
    const { status, text } = await answer()
    if (nearest === undefined) assert.ok(status < 300 && !/is the earliest/.test(text), text)
    else assert.ok(text.includes(nearest) && (status >= 400 || text.includes('is the earliest')), text)
  })
}
