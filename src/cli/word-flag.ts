// A flag whose value is one of some words.

import { type Refusal, refuse } from '../kernel/index.ts'
import { findFlag } from './flags.ts'
import type { Call } from './verb.ts'

/** One of the words, or undefined when the flag was not given. */
export function wordFlag<Word extends string>(
  call: Call,
  flag: string,
  words: readonly Word[],
): Word | undefined | Refusal<'wrong_call'> {
  const text = findFlag(call, flag)
  if (text === undefined) return undefined
  const because = `must be one of ${words.join(', ')}, not ${text}`
  return words.find((word) => word === text) ?? refuse('wrong_call', because, `--${flag}`)
}
