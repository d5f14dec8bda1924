// R21: no SQL is put together from texts, outside the few files that write it for DuckDB, and none of those from a request.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sourceFiles } from '../tidy/sources.ts'

const product = sourceFiles().filter(({ isTest }) => !isTest)

/** DuckDB has no tagged templates: these write its SQL from constants, columns of `src/book`, and names of files. */
const mayWriteSql = /^src\/(?:book|connectors|store\/plan-files|cli\/bench)\//

/** SQL in a template without a tag, with something put into it. */
const sqlInText =
  /(?<![\w>\])}])`[^`]*\b(?:select\b[^`]*\bfrom|insert\s+into|update\s+\w+\s+set|delete\s+from|create\s+(?:or\s+replace\s+)?(?:temp\s+)?(?:table|view)|copy\s*\(|attach\s+')[^`]*\$\{[^`]*`/gi

/** The same put together with a plus. */
const sqlWithPlus = /'[^'\n]*\b(?:select .* from|insert into|delete from|order by)\b[^'\n]*'\s*\+/gi

const found = (pattern: RegExp, path: RegExp = /./) =>
  product
    .filter((file) => path.test(file.path) && !mayWriteSql.test(file.path))
    .flatMap(({ path: at, text }) => (text.match(pattern) ?? []).map((hit) => `${at}: ${hit.slice(0, 60)}`))

test('R21 no SQL is put together from texts outside the files that write it for DuckDB', () => {
  assert.deepEqual([...found(sqlInText), ...found(sqlWithPlus)], [])
})

test('R21 text is run as SQL of PostgreSQL only where the migrations are', () => {
  const running = product.filter(({ text }) => /\.unsafe\(/.test(text)).map(({ path }) => path)
  assert.deepEqual(running, ['src/store/database/migrate.ts'])
})

/**
 * What may stand between quotes of DuckDB: names of files and tables, constants of the program, and, where a look-up
 * opens shards by their bounds, ids that a schema has let through. A new one is looked at by somebody first.
 */
const fromRequests: Readonly<Record<string, readonly string[]>> = {
  'src/book/read/read-accounts.ts': ['ids'],
  'src/book/read/read-booked.ts': ['account'],
  'src/store/plan-files/accounts-in-plan.ts': ['name'],
  'src/store/plan-files/draft-transfers.ts': ['payees'],
  'src/store/plan-files/effects-worker.ts': ['regions'],
  'src/store/plan-files/region-of-accounts.ts': ['accounts'],
  'src/store/plan-files/same-money.ts': ['moneyKinds'],
  'src/store/plan-files/suppression.ts': ['regions'],
  'src/store/plan-files/told-customers.ts': ['reasonsThatStand', 'correctionKinds', 'products', 'regions'],
  'src/store/plan-files/verify-sql.ts': ['shards', 'correctionKinds', 'name'],
  'src/store/plan-files/write-undo.ts': ['value'],
}
const ofRequests =
  /quoted\((account|customer|id|value|measure|target|reason|name)\)|(\w+)\)?\]?\.map\(quoted\)/g

test('R21 only files that were looked at put an id of a request between quotes', () => {
  const asking = product.filter(({ path }) => /^src\/(?:store\/plan-files|book\/read)\//.test(path))
  const quoting = asking.flatMap(({ path, text }) => {
    const values = [...text.matchAll(ofRequests)].map(([, one, many]) => one ?? many!)
    return values.length === 0 ? [] : [[path, [...new Set(values)]] as const]
  })
  assert.deepEqual(Object.fromEntries(quoting), fromRequests)
})

test('R21 values chosen by a caller of a page of corrections are parameters, never text', () => {
  const { text } = product.find(({ path }) => path === 'src/store/plan-files/corrections-page.ts')!
  for (const name of ['measure', 'kinds', 'account', 'afterRow', 'most'])
    assert.ok(!new RegExp(`\\$\\{(?:rest\\.|page\\.)?${name}\\b`).test(text), name)
})
