// docs/reference/api.md says what the routes are.

import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import { test } from 'node:test'
import { openApiFrom } from './openapi.ts'
import { referenceFrom } from './reference.ts'
import { routes } from './routes/index.ts'
import { doorRoutes } from './sign-in/routes.ts'

const file = new URL('../../docs/reference/api.md', import.meta.url)

test('docs/reference/api.md is the description of today', async () => {
  const registered = routes.map((route) => ({
    method: route.method,
    url: `/api${route.address.replaceAll(/\{(\w+)\}/g, ':$1')}`,
    schema: undefined,
    route,
  }))
  const text = referenceFrom(openApiFrom([...registered, ...doorRoutes()], 'http://127.0.0.1:8020'))
  if (process.env.UPDATE_GOLDEN === '1') await writeFile(file, text)
  assert.equal(await readFile(file, 'utf8'), text, 'UPDATE_GOLDEN=1 writes the page anew')
})
