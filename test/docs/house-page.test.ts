// docs/reference/house-rules.md shows the shipped rules of the bank as they stand in policy/bank.yaml.

import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { test } from 'node:test'
import { openHouse } from '../../src/wiring.ts'

const file = new URL('../../docs/reference/house-rules.md', import.meta.url)
const heading = '\n## The rules\n'

const unitOf = (value: number | string, unit: string): string => {
  const words = unit === 'time_of_day' ? '' : unit.replaceAll('_', ' ')
  return value === 1 ? words.replace(/s\b/, '') : words
}

test('the table of the rules of the bank is fresh (UPDATE_GOLDEN=1 writes it anew)', async () => {
  const page = readFileSync(file, 'utf8')
  const { written } = await openHouse()
  const rows = written.map(
    ({ group, rule, value, unit, basis, source }) =>
      `| \`${group}.${rule}\` | ${value} ${unitOf(value, unit)} | ${basis} | ${source.en} |`,
  )
  const fresh = `${page.slice(0, page.indexOf(heading) + heading.length)}
| rule | value | set by | source |
|---|---|---|---|
${rows.join('\n')}
`.replaceAll('  |', ' |')
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(file, fresh)
  assert.equal(readFileSync(file, 'utf8'), fresh)
})
