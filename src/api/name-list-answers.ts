// Name lists as the API answers with them: mistakes in words, every count there, health facts for those who may know them.

import { lineOutcomes, type MistakeCode, mistakes } from '../lists/index.ts'
import type { Caller } from '../organisation/index.ts'
import { type CountedList, type KeptListLine, lineStates, type NewListLine } from '../store/index.ts'
import { mayKnow } from './told.ts'

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

/** A line before it is kept, for whoever brought the file and so knows what it says. */
export function triedLineAnswer({ nameMasked, idMasked, mistakes: codes, ...line }: NewListLine) {
  const { region: _region, personHash: _hash, ...rest } = line
  return { ...rest, mistakes: codes.map(mistakeAnswer), ...maskedParts(nameMasked, idMasked) }
}

/** True where the caller may know what a line says of its person; a stranger's lies where the list was imported. */
export const mayKnowLine = (caller: Caller, { region }: KeptListLine, place: string): boolean =>
  mayKnow(caller, region === '' ? place : region)

/** A line as it is kept; what happened to its person, and when, only to those who may know it. */
export function lineAnswer(
  { nameMasked, idMasked, mistakes: codes, list: _list, region, ...line }: KeptListLine,
  isKnown: boolean,
) {
  return {
    ...(isKnown ? line : withoutHealth(line)),
    mistakes: codes.map(mistakeAnswer),
    ...maskedParts(nameMasked, idMasked),
    ...(region !== '' && { region }),
  }
}

function withoutHealth<Line extends Pick<KeptListLine, 'category' | 'firstDay' | 'lastDay'>>(line: Line) {
  const { category, firstDay: _first, lastDay: _last, ...rest } = line
  return { ...rest, ...(category !== undefined && { isWithheld: true }) }
}

const maskedParts = (name: string | undefined, idNumber: string | undefined) => ({
  ...(name !== undefined && { name }),
  ...(idNumber !== undefined && { idNumber }),
})
