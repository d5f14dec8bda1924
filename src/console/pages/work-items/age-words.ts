// How long items have waited, in words.

import { useSpeech } from '../../words/language.tsx'
import type { Wish } from './wish.ts'

export type Age = Pick<Wish, 'ageDaysMin' | 'ageDaysMax'>

/** The words of an age between so many days and so many. */
export function useAgeWords(): (age: Age) => string {
  const { say } = useSpeech()
  return ({ ageDaysMin = 0, ageDaysMax }) => {
    if (ageDaysMax === undefined) return say('daysOrMore', { days: ageDaysMin })
    if (ageDaysMin === 0) return say('withinDays', { days: ageDaysMax })
    return say('daysFromTo', { before: ageDaysMin, days: ageDaysMax })
  }
}
