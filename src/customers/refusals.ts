// Every "no" of the customer directory, in order of precedence; docs/reference/customers.md explains each.

import { type Refusal, refuse } from '../kernel/index.ts'

export const customerRefusals = [
  'directory_is_missing',
  'key_file_is_missing',
  'key_file_is_readable_by_others',
  'key_file_is_malformed',
  'directory_is_malformed',
  'key_is_not_the_one',
  'directory_was_changed',
] as const

export type CustomerRefusal = Refusal<(typeof customerRefusals)[number]>

/** What is read back is not what was written under the key. */
export const refuseChanged = (file: string): CustomerRefusal =>
  refuse(
    'directory_was_changed',
    `${file} is not as it was written; load the customers of the book again and find out who changed it`,
  )

/** Something lies under a key that the key file does not hold. */
export const refuseOtherKey = (what: string, at?: string): CustomerRefusal =>
  refuse(
    'key_is_not_the_one',
    `${what}, which the key file does not hold; put that key into it, below the first line`,
    at,
  )
