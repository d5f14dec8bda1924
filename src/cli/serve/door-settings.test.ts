// X24: a door that is set wrongly does not open, and the demo provider is open to this computer only.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isRefusal } from '../../kernel/index.ts'
import { doorSettings } from './door-settings.ts'

const here = { origin: 'http://127.0.0.1:8020', host: '127.0.0.1' }
const bank = { origin: 'https://relief.bank.example', host: '0.0.0.0' }
const provider = { REPRIEVE_OIDC_ISSUER: 'https://id.bank.example', REPRIEVE_OIDC_CLIENT: 'reprieve' }

type Row = readonly [what: string, env: Record<string, string>, reached: typeof here, at: RegExp]

const refused: readonly Row[] = [
  [
    'a provider without its client',
    { REPRIEVE_OIDC_ISSUER: provider.REPRIEVE_OIDC_ISSUER },
    here,
    /_CLIENT$/,
  ],
  ['a client without its provider', { REPRIEVE_OIDC_CLIENT: 'reprieve' }, here, /_ISSUER$/],
  [
    'a provider over plain http',
    { ...provider, REPRIEVE_OIDC_ISSUER: 'http://id.bank.example' },
    bank,
    /_ISSUER$/,
  ],
  [
    'an issuer that is no address',
    { ...provider, REPRIEVE_OIDC_ISSUER: 'id.bank.example' },
    bank,
    /_ISSUER$/,
  ],
  ['an unknown prompt', { ...provider, REPRIEVE_OIDC_PROMPT: 'none' }, bank, /_PROMPT$/],
  ['no minutes at all', { ...provider, REPRIEVE_IDLE_MINUTES: '0' }, bank, /_IDLE_MINUTES$/],
  ['minutes in words', { REPRIEVE_FRESH_MINUTES: 'ten' }, here, /_FRESH_MINUTES$/],
  ['a session of two days', { ...provider, REPRIEVE_SESSION_HOURS: '48' }, bank, /_SESSION_HOURS$/],
  [
    'the demo under a name of the network',
    {},
    { ...here, origin: 'https://relief.bank.example' },
    /^--origin/,
  ],
  ['the demo listening to the network', {}, { ...here, host: '0.0.0.0' }, /^--host 0\.0\.0\.0$/],
  ['people over plain http', provider, { ...bank, origin: 'http://relief.bank.example' }, /^--origin/],
  ['an origin with a path', provider, { ...bank, origin: 'https://relief.bank.example/x' }, /^--origin/],
  ['an origin that is no address', provider, { ...bank, origin: 'relief' }, /^--origin/],
]

for (const [what, env, reached, at] of refused) {
  test(`X24 ${what} is refused`, () => {
    const settings = doorSettings(env, reached)
    assert.ok(isRefusal(settings) && settings.code === 'setting_is_wrong')
    assert.match(settings.at ?? '', at)
  })
}

test('X24 what the environment says of signing in is what the door is given', () => {
  const env = {
    ...provider,
    REPRIEVE_OIDC_SECRET: 'secret',
    REPRIEVE_OIDC_CLAIM: 'employee',
    REPRIEVE_OIDC_ACR: ' mfa  otp ',
    REPRIEVE_OIDC_PROMPT: 'login',
    REPRIEVE_FRESH_MINUTES: '5',
    REPRIEVE_IDLE_MINUTES: '10',
    REPRIEVE_SESSION_HOURS: '9',
  }
  assert.deepEqual(doorSettings(env, bank), {
    provider: {
      issuer: 'https://id.bank.example',
      clientId: 'reprieve',
      clientSecret: 'secret',
      personClaim: 'employee',
      acrValues: ['mfa', 'otp'],
      prompt: 'login',
    },
    freshMinutes: 5,
    idleMinutes: 10,
    absoluteHours: 9,
  })
  for (const host of ['127.0.0.1', 'localhost', '::1'])
    assert.deepEqual(
      doorSettings({ REPRIEVE_OIDC_ISSUER: '', REPRIEVE_OIDC_CLIENT: ' ' }, { ...here, host }),
      {},
    )
})
