// Name lists as the API answers with them: mistakes in words, every count there.

import { lineOutcomes, type MistakeCode, mistakes } from '../lists/index.ts'
import { type CountedList, type KeptListLine, lineStates, type NewListLine } from '../store/index.ts'

const zeroes = <Word extends string>(all: readonly Word[], known: Readonly<Record<string, number>>) =>
  Object.fromEntries(all.map((word) => [word, known[word] ?? 0])) as Readonly<Record<Word, number>>

/** A list with all of its counts. */
export const listAnswer = ({ counts, states, ...list }: CountedList) => ({
  ...list,
  counts: zeroes(lineOutcomes, counts),
  states: zeroes(lineStates, states),
})

const mistakeAnswer = (code: MistakeCode) => {
  const { column, zh, en } = mistakes[code]
  return { code, column, words: { zh, en } }
}

/** A line before it is kept. */
export function triedLineAnswer({ nameMasked, idMasked, mistakes: codes, ...line }: NewListLine) {
  const { region: _region, personHash: _hash, ...rest } = line
  return { ...rest, mistakes: codes.map(mistakeAnswer), ...maskedParts(nameMasked, idMasked) }
}

/** A line as it is kept. */
export function lineAnswer({
  nameMasked,
  idMasked,
  mistakes: codes,
  list: _list,
  region,
  ...line
}: KeptListLine) {
  return {
    ...line,
    mistakes: codes.map(mistakeAnswer),
    ...maskedParts(nameMasked, idMasked),
    ...(region !== '' && { region }),
  }
}

const maskedParts = (name: string | undefined, idNumber: string | undefined) => ({
  ...(name !== undefined && { name }),
  ...(idNumber !== undefined && { idNumber }),
})
