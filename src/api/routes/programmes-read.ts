// One version with its files; it never changes, so whoever has it need not fetch it again.

import { isRefusal } from '../../kernel/index.ts'
import { versionOf } from '../../operations/index.ts'
import { route } from '../route.ts'
import { nothing, shape } from '../schemas/parts.ts'
import { programmeId, versionNumber, versionWithFiles } from '../schemas/programmes.ts'
import { versionFrom } from '../versions.ts'

export const programmesRead = route({
  method: 'GET',
  address: '/programmes/{programme}/versions/{version}',
  verb: 'programme.read',
  topic: 'programmes',
  summary: 'A version and its files',
  path: shape({ programme: programmeId, version: versionNumber }),
  query: nothing,
  answers: {
    200: { words: 'The version; `ETag` is its digest', schema: versionWithFiles, headers: ['ETag'] },
    304: { words: 'As it is known: `If-None-Match` names its digest', headers: ['ETag'] },
  },
  run: async ({ desk }, { path, headers }) => {
    const found = await versionOf(desk, path.programme, path.version)
    if (isRefusal(found)) return found
    const etag = `"${found.digest}"`
    if (headers['if-none-match'] === etag) return { status: 304, body: null, headers: { etag } }
    const files = found.pack.files.map((file) => ({ ...file }))
    return { status: 200, body: { ...versionFrom(found), files }, headers: { etag } }
  },
})
