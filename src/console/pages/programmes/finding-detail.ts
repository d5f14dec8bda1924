// What exactly a finding found, in the language of the page.

import type { Answer } from '../../client/ask.ts'
import { dayText } from '../../figures/figures.ts'
import { type CodeGroup, filled, type Language } from '../../words/say.ts'

export type Finding = Answer<'POST /api/programmes/check'>['findings'][number]

interface Speaking {
  readonly language: Language
  readonly name: (group: CodeGroup, code: string) => string
  readonly regionName: (region: string) => string
}

const days = ['firstDay', 'lastDay', 'earliest']

/** Undefined where the name of the finding says all that is known. */
export function detailOf({ code, facts }: Finding, speaking: Speaking): string | undefined {
  if (facts === undefined) return undefined
  const { name, language, regionName } = speaking
  const isOpen = code === 'wave_before_window_ends' && facts.lastDay === undefined
  const key = isOpen ? 'wave_in_open_window' : code
  const detail = name('findingDetail', key)
  if (detail === key) return facts.mistakeAt
  const inWords = (fact: string, value: string): string => {
    if (days.includes(fact)) return dayText(value, language)
    if (fact === 'region') return regionName(value)
    if (fact === 'charge') return name('charge', value)
    return fact === 'expected' ? filled(name('expected', value), facts) : value
  }
  const said = Object.entries(facts).map(([fact, value]) => [fact, inWords(fact, value)])
  return filled(detail, Object.fromEntries(said))
}
