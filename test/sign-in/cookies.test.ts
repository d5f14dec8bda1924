// X24: cookies over https have the strictest form there is, and the refusals of the door are documented in order.

import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { cookiesFor } from '../../src/api/sign-in/cookies.ts'
import { signInRefusals } from '../../src/api/sign-in/index.ts'

test('X24 over https both cookies are secure, of this host only and out of reach of scripts', () => {
  const { attempt, session } = cookiesFor('https://console.example')
  const hostOnly = { httpOnly: true, secure: true, path: '/' }
  assert.deepEqual(attempt, { name: '__Host-reprieve-sign-in', options: { ...hostOnly, sameSite: 'lax' } })
  assert.deepEqual(session, { name: '__Host-reprieve-session', options: { ...hostOnly, sameSite: 'strict' } })
})

test('the refusals of the door are those of its page', async () => {
  const text = await readFile(new URL('../../docs/operating/security.md', import.meta.url), 'utf8')
  const section = text.slice(text.indexOf('## Refusals at the door'), text.indexOf('## OWASP'))
  const codes = [...section.matchAll(/^\| `([a-z_]+)` \|/gm)].map(([, code]) => code)
  assert.deepEqual(codes, signInRefusals)
})
