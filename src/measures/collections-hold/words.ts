// What customer, clerk and auditor read about the suspension of collection.

import type { Words } from '../../programmes/index.ts'

export const title: Words = { zh: '暂停催收', en: 'Suspension of collection' }

export const told: Readonly<Record<string, Words>> = {
  hold_contact: { zh: '暂停{channels}{until}', en: 'Suspended{until}: {channels}' },
  release_contact: { zh: '恢复{channels}', en: 'Resumed: {channels}' },
}

export const sentences: Readonly<Record<string, Words>> = {
  hold_contact: { zh: '暂停{target}{until}', en: 'Suspended{until}: {target}' },
  release_contact: { zh: '恢复{target}', en: 'Resumed: {target}' },
  violation: { zh: '{day} 不应进行的{target}', en: '{target} on {day} should not have taken place' },
}
