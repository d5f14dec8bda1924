// What the files of a version say, as the programme page shows it. The server has checked them before publication.

import { parse } from 'yaml'
import type { Answer } from '../../client/ask.ts'
import { codeWords } from '../../words/codes.ts'
import type { CircumstanceWords } from '../../words/emergencies.ts'
import type { Words } from '../../words/say.ts'

export type Version = Answer<'GET /api/programmes'>['items'][number]
export type VersionWithFiles = Answer<'GET /api/programmes/{programme}/versions/{version}'>
export type PolicyFile = VersionWithFiles['files'][number]

export interface WrittenWindow {
  readonly region: string
  readonly firstDay: string
  readonly lastDay?: string
  readonly source?: string
}

export interface WrittenWave {
  readonly id: string
  readonly releasedDay: string
  readonly regions?: readonly string[]
  readonly minDaysPastDue?: number
  readonly channels: readonly string[]
  readonly source?: string
}

/** The first number that no wave has: one may have been taken out before others. */
export function freeWaveId(waves: readonly WrittenWave[]): string {
  const taken = waves.map(({ id }) => id)
  let number = 1
  while (taken.includes(`wave-${number}`)) number++
  return `wave-${number}`
}

export interface WrittenMeasure {
  readonly id: string
  readonly title: Words
  readonly owner: Words
  readonly startDay: string
  readonly status: string
}

export interface WrittenProgramme {
  readonly title: Words
  readonly emergency: { readonly name: Words; readonly kind: string; readonly declaredDay: string }
  readonly circumstances?: Partial<CircumstanceWords> | null
  readonly windows: readonly WrittenWindow[]
  readonly waves?: readonly WrittenWave[]
  readonly measures?: readonly WrittenMeasure[]
}

export interface WrittenTerm {
  /** Absent where the term holds for every product. */
  readonly product?: string
  readonly id: string
  readonly value: unknown
  readonly source: string
  readonly note?: string
  /** True where the value stands alone, without the place for a source. */
  readonly isBare?: true
}

export interface WrittenCase {
  readonly file: string
  readonly name: string
}

const textOf = (files: readonly PolicyFile[], path: string): string | undefined =>
  files.find((file) => file.path === path)?.text

/** What `programme.yaml` says. */
export const programmeOf = (files: readonly PolicyFile[]): WrittenProgramme =>
  parse(textOf(files, 'programme.yaml') ?? '') as WrittenProgramme

/** The terms of every file in `terms/`, those of one product after those of all. */
export function termsOf(files: readonly PolicyFile[]): readonly WrittenTerm[] {
  const own = files.filter(({ path }) => path.startsWith('terms/'))
  return own.flatMap(({ text }) => termsIn((parse(text) ?? {}) as Mapping))
}

export type Mapping = Readonly<Record<string, unknown>>

export const isMapping = (value: unknown): value is Mapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function termsIn(mapping: Mapping, product?: string): readonly WrittenTerm[] {
  const own = product === undefined ? {} : { product }
  return Object.entries(mapping).flatMap(([id, written]): readonly WrittenTerm[] => {
    if (product === undefined && id in codeWords.product)
      return isMapping(written) ? termsIn(written, id) : []
    if (!isMapping(written) || !('value' in written))
      return written === null ? [] : [{ ...own, id, value: written, source: '', isBare: true }]
    const { value, source, note } = written
    return [{ ...own, id, value, source: String(source ?? ''), ...(typeof note === 'string' && { note }) }]
  })
}

/** The names of the cases written beside the programme. */
export function casesOf(files: readonly PolicyFile[]): readonly WrittenCase[] {
  const own = files.filter(({ path }) => /^cases\/[^/]+\.yaml$/.test(path))
  return own.flatMap(({ path, text }) =>
    ((parse(text) ?? []) as readonly { readonly name: string }[]).map(({ name }) => ({ file: path, name })),
  )
}

const decisionFile = 'eligibility.dmn'

/** The decision table as it was drawn. */
export const decisionOf = (files: readonly PolicyFile[]): string | undefined => textOf(files, decisionFile)
