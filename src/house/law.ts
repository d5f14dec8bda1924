// The bank may be stricter than a law, never looser: what a law says of a rule changes only when another law is named for it.

import { canonicalJson, type PlainData } from '../evidence/index.ts'
import type { WrittenRule } from './rules.ts'

type Content = Omit<WrittenRule, 'group' | 'rule'>

const contentOf = (content: PlainData | undefined): Partial<Content> =>
  (content ?? {}) as unknown as Partial<Content>

/** Why new content would get around the law of a rule, in words; undefined when it does not. */
export function looserThanLaw(
  before: PlainData | undefined,
  after: PlainData | undefined,
): string | undefined {
  const [old, now] = [contentOf(before), contentOf(after)]
  if (old.basis !== 'law' || after === undefined) return undefined
  const isOtherLaw = canonicalJson({ ...old.source }) !== canonicalJson({ ...now.source })
  if (isOtherLaw && now.basis === 'law') return undefined
  const { zh, en } = old.source!
  const said = old.atMost === undefined ? `at least ${old.atLeast}` : `at most ${old.atMost}`
  const because = `the law says ${said} ${old.unit} (${zh}; ${en}); to follow another law, name it as the source`
  return now.basis !== 'law' || isLooser(old, now) ? because : undefined
}

/** Within the law as it was; what the new content says of the law itself is not asked. */
function isLooser(old: Partial<Content>, now: Partial<Content>): boolean {
  const { atMost, atLeast } = old
  if (atMost !== undefined) return now.value! > atMost || now.atMost === undefined || now.atMost > atMost
  return now.value! < atLeast! || now.atLeast === undefined || now.atLeast < atLeast!
}
