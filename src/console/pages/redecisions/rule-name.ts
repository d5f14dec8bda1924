// What refused, in words: the refusal, or rows of a version's table, or both.

import { useSpeech } from '../../words/language.tsx'

interface Rule {
  readonly code?: string
  readonly refusedUnder?: number
  readonly rows?: readonly number[]
}

export function useRuleName(): (rule: Rule) => string {
  const { say, name } = useSpeech()
  return ({ code, refusedUnder, rows }) => {
    const byCode = code === undefined ? [] : [say('redecisionOf', { code: name('outcome', code) })]
    const byRows =
      rows === undefined || refusedUnder === undefined
        ? []
        : [say('redecisionOfRows', { version: refusedUnder, rows: rows.join(say('listSeparator')) })]
    return [...byRows, ...byCode].join(' · ')
  }
}
