// What a place in a policy file must hold, by code and in English; the console says it in both languages.

import type { Facts } from './codes.ts'

const expectations = {
  mapping: 'a mapping',
  mapping_of: 'a mapping of {known}',
  list: 'a list',
  list_of: 'a list of {known}',
  windows: 'a list of windows by region',
  text: 'text of at most {max} characters',
  id: 'an id of 1 to 40 letters, digits, ".", "_" or "-"',
  region: 'a region code of 1 to 6 digits in quotes',
  flag: 'true or false',
  whole: 'a whole number from 0 to {max}',
  day: 'a day that exists, written YYYY-MM-DD',
  word: 'one of {known}',
} as const

export type Expected = keyof typeof expectations

/** Reads on after "must be". */
export const expectedInEnglish = (expected: Expected, facts: Facts): string =>
  expectations[expected].replace(/\{(\w+)\}/, (_, fact: string) => facts[fact]!)
