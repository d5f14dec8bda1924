// A content is read once, however often it is looked at, and the mistakes of one are told each time.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { packFromTexts, packProgramme } from '../../programmes/index.ts'
import { loadedProgramme } from './loaded-programme.ts'

const policyFolder = fileURLToPath(new URL('../../../policy/icbc-im-2020', import.meta.url))

test('S0.3 a version that is looked at again is not read again, and another content is', async () => {
  const pack = await packProgramme(policyFolder)
  assert.ok('digest' in pack)
  const programme = await loadedProgramme(pack)
  assert.ok('id' in programme)
  assert.equal(await loadedProgramme(packFromTexts(pack.files)), programme)
  const other = packFromTexts(pack.files.filter(({ path }) => path !== 'eligibility.dmn'))
  for (const _ of [1, 2]) {
    const refused = await loadedProgramme(other)
    assert.ok(Array.isArray(refused))
    assert.equal(refused[0]?.code, 'file_missing')
  }
})
