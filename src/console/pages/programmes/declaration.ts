// What one fills in to declare an emergency, what is missing in it, and what is sent.

import { dayFrom } from '../../people/day.ts'
import { codeWords } from '../../words/codes.ts'
import type { PlainWord, Words } from '../../words/say.ts'

export interface Declared {
  readonly nameZh: string
  readonly nameEn: string
  readonly kind: string
  readonly declaredDay: string
  readonly lastDay: string
  readonly level: string
  readonly authority: string
  readonly document: string
  /** Empty where it follows from the kind and the day. */
  readonly programme: string
  readonly regions: readonly string[]
  readonly measures: readonly string[]
}

export const measureIds = Object.keys(
  codeWords.measureOwner,
) as readonly (keyof typeof codeWords.measureOwner)[]

export const emptyDeclaration: Declared = {
  nameZh: '',
  nameEn: '',
  kind: 'flood',
  declaredDay: '',
  lastDay: '',
  level: '',
  authority: '',
  document: '',
  programme: '',
  regions: [],
  measures: measureIds,
}

/** The id that follows from kind and day until one writes another. */
export const programmeOf = ({ programme, kind, declaredDay }: Declared): string =>
  programme === ''
    ? `${kind.replaceAll('_', '-')}-${dayFrom(declaredDay) ?? declaredDay}`.replace(/-$/, '')
    : programme

const required = ['nameZh', 'nameEn', 'declaredDay', 'authority', 'document'] as const

/** What is still to put right, by field in the order of the form; empty when it can be sent. */
export function problemsOf(declared: Declared): Readonly<Record<string, PlainWord>> {
  const { declaredDay, lastDay, regions, measures } = declared
  const [first, last] = [dayFrom(declaredDay), dayFrom(lastDay)]
  const empty = required.filter((field) => declared[field].trim() === '')
  return {
    ...Object.fromEntries(empty.map((field) => [field, 'fillIn'])),
    ...(declaredDay.trim() !== '' && first === undefined && { declaredDay: 'writeDay' }),
    ...(lastDay.trim() !== '' && last === undefined && { lastDay: 'writeDay' }),
    ...(first !== undefined && last !== undefined && last < first && { lastDay: 'notBeforeDeclared' }),
    ...(!/^[a-z0-9][a-z0-9-]{1,39}$/.test(programmeOf(declared)) && { programme: 'programmeNumberHint' }),
    ...(regions.length === 0 && { regions: 'chooseOne' }),
    ...(measures.length === 0 && { measures: 'chooseOne' }),
  } as Readonly<Record<string, PlainWord>>
}

/** As it is sent. */
export function declarationFrom(declared: Declared): object {
  const { nameZh, nameEn, kind, declaredDay, lastDay, level, authority, document, regions, measures } =
    declared
  const last = dayFrom(lastDay)
  const titles: Readonly<Record<string, Words>> = codeWords.measure
  const owners: Readonly<Record<string, Words>> = codeWords.measureOwner
  return {
    programme: programmeOf(declared),
    name: { zh: nameZh.trim(), en: nameEn.trim() },
    kind,
    declaredDay: dayFrom(declaredDay),
    ...(last !== undefined && { lastDay: last }),
    authority: authority.trim(),
    document: document.trim(),
    ...(level.trim() !== '' && { responseLevel: level.trim() }),
    regions,
    measures: measures.map((id) => ({ id, title: { ...titles[id]! }, owner: { ...owners[id]! } })),
  }
}
