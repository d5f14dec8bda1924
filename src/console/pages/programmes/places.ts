// Places of a programme in words: `terms.loan.deferMonths` reads "Personal loan · Months postponed".

import type { Answer } from '../../client/ask.ts'
import { useSpeech } from '../../words/language.tsx'
import type { CodeGroup, PlainWord } from '../../words/say.ts'
import { useRegionName } from './region-name.ts'

export type Difference = Answer<'GET /api/programmes/{programme}/comparison'>['differences'][number]

interface Chapter {
  readonly word: PlainWord
  readonly own: readonly Difference[]
}

const roots: Readonly<Record<string, PlainWord>> = {
  windows: 'windows',
  circumstances: 'circumstancesCalled',
  eligibility: 'whoGetsRelief',
  terms: 'terms',
  rows: 'decisionTable',
  waves: 'waves',
  measures: 'measuresInForce',
  cases: 'cases',
}

const rootOf = (place: string): string => /^\w+/.exec(place)?.[0] ?? ''

/** The differences by what they are about; what matters most to people first. */
export function chapters(differences: readonly Difference[]): readonly Chapter[] {
  const known = Object.entries(roots).map(([root, word]) => ({
    word,
    own: differences.filter(({ place }) => rootOf(place) === root),
  }))
  const others = differences.filter(({ place }) => !(rootOf(place) in roots))
  return [...known, { word: 'otherPlaces' as const, own: others }].filter(({ own }) => own.length > 0)
}

const groups: readonly CodeGroup[] = ['term', 'product', 'circumstance', 'charge', 'channel', 'placePart']

/** The name of the case a place is about; undefined for every other place. */
export const caseAt = (place: string): string | undefined =>
  place.startsWith('cases/') ? place.slice(place.indexOf('#') + 1) : undefined

/**
 * Says where a finding about the numbers of a programme is: `windows[1].firstDay` is the first day of the second window.
 * Undefined for every other file.
 */
export function useFindingPlace(): (file: string, path: string) => string | undefined {
  const { say } = useSpeech()
  const placeText = usePlaceText()
  const partText = (part: string): string => {
    if (/^\d+$/.test(part)) return say('numberedItem', { number: Number(part) + 1 })
    if (part === 'value') return say('value')
    return part in roots ? say(roots[part]!) : placeText(part)
  }
  return (file, path) => {
    if (file !== 'programme.yaml' && !file.startsWith('terms/')) return undefined
    const parts = path.split(/[.[\]() ]+/).filter((part) => part !== '')
    return parts.map(partText).join(' · ')
  }
}

/** Says a place inside its chapter. */
export function usePlaceText(): (place: string) => string {
  const { say, name } = useSpeech()
  const regionName = useRegionName()
  const partText = (part: string): string => {
    const words = groups.map((group) => name(group, part)).find((word) => word !== part)
    return words ?? regionName(part)
  }
  /** A row is often named by whom it answers for: `loan_hospitalised`. */
  const rowText = (row: string): string => {
    const [, product = '', kind = ''] = /^([a-z]+)_(\w+)$/.exec(row) ?? []
    const words = [name('product', product), name('circumstance', kind)]
    return words[0] === product || words[1] === kind ? row : words.join(' · ')
  }
  return (place) => {
    const [, row, column] = /^rows\[(\w+)\]\.(\w+)$/.exec(place) ?? []
    if (row !== undefined)
      return [rowText(row), column === 'kind' ? say('circumstance') : partText(column!)].join(' · ')
    const parts = place.split(/[.[\]]+/).filter((part) => part !== '')
    return (rootOf(place) in roots ? parts.slice(1) : parts).map(partText).join(' · ')
  }
}
