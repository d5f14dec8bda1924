// Two changes of one text put together line by line, where they touch different lines; never a guess where they do not.

/** Lines that stand in the place of some lines of the text before. */
interface Change {
  /** The first line replaced, from 0, and the line after the last. */
  readonly first: number
  readonly end: number
  readonly lines: readonly string[]
}

/** Comparing larger stretches than this costs more than asking a person. */
const comparisonsMax = 4_000_000

/**
 * The text with both changes; undefined where they touch the same lines or lines beside each other, and where the texts
 * are too long to compare.
 */
export function mergedText(before: string, one: string, other: string): string | undefined {
  const lines = linesOf(before)
  const left = changesFrom(lines, linesOf(one))
  const right = changesFrom(lines, linesOf(other))
  if (left === undefined || right === undefined) return undefined
  const own = right.filter((change) => !left.some((same) => isSame(change, same)))
  if (own.some((change) => left.some((same) => touch(change, same)))) return undefined
  const written = [...lines]
  for (const { first, end, lines: instead } of [...left, ...own].toSorted((a, b) => b.first - a.first))
    written.splice(first, end - first, ...instead)
  return written.join('')
}

/** Each with its own end, so that a missing last line end is kept as it is. */
const linesOf = (text: string): readonly string[] => text.split(/(?<=\n)/)

const isSame = (one: Change, other: Change): boolean =>
  one.first === other.first && one.end === other.end && one.lines.join('') === other.lines.join('')

const touch = (one: Change, other: Change): boolean => one.first <= other.end && other.first <= one.end

/** What changed from one list of lines to another, in order; undefined where it is too much to compare. */
function changesFrom(before: readonly string[], after: readonly string[]): readonly Change[] | undefined {
  const head = before.findIndex((line, at) => line !== after[at])
  const start = head < 0 ? Math.min(before.length, after.length) : head
  let same = 0
  const rest = Math.min(before.length, after.length) - start
  while (same < rest && before.at(-1 - same) === after.at(-1 - same)) same += 1
  const old = before.slice(start, before.length - same)
  const recent = after.slice(start, after.length - same)
  if (old.length * recent.length > comparisonsMax) return undefined
  return changesWithin(old, recent).map(({ first, end, lines }) => ({
    first: first + start,
    end: end + start,
    lines,
  }))
}

/** By the longest lines in common. */
function changesWithin(old: readonly string[], recent: readonly string[]): readonly Change[] {
  const common = commonLengths(old, recent)
  const changes: Change[] = []
  let [from, to] = [0, 0]
  while (from < old.length || to < recent.length) {
    if (from < old.length && to < recent.length && old[from] === recent[to]) {
      from += 1
      to += 1
      continue
    }
    const [first, begun] = [from, to]
    while (from < old.length || to < recent.length) {
      if (from < old.length && to < recent.length && old[from] === recent[to]) break
      const isDropped =
        to === recent.length || (from < old.length && common[from + 1]![to]! >= common[from]![to + 1]!)
      if (isDropped) from += 1
      else to += 1
    }
    changes.push({ first, end: from, lines: recent.slice(begun, to) })
  }
  return changes
}

/** How many lines the ends of both lists have in common, from each pair of places on. */
function commonLengths(old: readonly string[], recent: readonly string[]): readonly Uint32Array[] {
  const lengths = Array.from({ length: old.length + 1 }, () => new Uint32Array(recent.length + 1))
  for (let from = old.length - 1; from >= 0; from -= 1)
    for (let to = recent.length - 1; to >= 0; to -= 1)
      lengths[from]![to] =
        old[from] === recent[to]
          ? lengths[from + 1]![to + 1]! + 1
          : Math.max(lengths[from + 1]![to]!, lengths[from]![to + 1]!)
  return lengths
}
