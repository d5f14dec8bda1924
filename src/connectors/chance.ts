// Chance as a port: the same seed gives the same numbers on every machine.

/** A source of numbers; the caller decides where they come from. */
export interface Chance {
  /** A number from 0 up to, not including, 1. */
  next(): number
}

function splitmix32(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x9e3779b9) | 0
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return (mixed ^ (mixed >>> 15)) >>> 0
  }
}

const rotate = (value: number, by: number): number => (value << by) | (value >>> (32 - by))

/** xoshiro128** started from a whole number; both halves of a number up to 2^53 count. */
export function chanceFromSeed(seed: number): Chance {
  const low = splitmix32(seed % 0x1_0000_0000)
  const start = splitmix32(low() + Math.floor(seed / 0x1_0000_0000))
  let a = start()
  let b = start()
  let c = start()
  let d = start()
  return {
    next() {
      const scrambled = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0
      const shifted = b << 9
      c ^= a
      d ^= b
      b ^= c
      a ^= d
      c ^= shifted
      d = rotate(d, 11)
      return scrambled / 0x1_0000_0000
    },
  }
}

/** True with the probability `rate`, 0 … 1; draws once, also when the rate is 0. */
export const happens = (chance: Chance, rate: number): boolean => chance.next() < rate

/** A whole number from 0 up to, not including, `count`. */
export const wholeBelow = (chance: Chance, count: number): number => Math.floor(chance.next() * count)

/** Puts the items into another order, in place. */
export function shuffle<Item>(chance: Chance, items: Item[]): void {
  for (let last = items.length - 1; last > 0; last--) {
    const other = wholeBelow(chance, last + 1)
    const kept = items[last]!
    items[last] = items[other]!
    items[other] = kept
  }
}
