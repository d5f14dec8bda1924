// Reads terms/relief.yaml: the numbers of relief, defaults filled in, overrides by product (relief-rules §10).

import { chargeKinds, type Product, products } from '../kernel/index.ts'
import type { ProgrammeRefusal } from './codes.ts'
import { Field } from './field.ts'
import { type Programme, type ReliefTerms, reliefTermsDefault } from './programme.ts'
import { isMapping, type Plain } from './yaml-value.ts'

export const reliefTermsFile = 'terms/relief.yaml'

const monthsMax = 600
const daysMax = 36_600

type Reader<Term> = (field: Field) => Term
type Readers = { readonly [Name in keyof ReliefTerms]-?: Reader<NonNullable<ReliefTerms[Name]>> }

const readers: Readers = {
  coverage: (field) => field.oneOf(['whole_window', 'circumstance_days']),
  deferTo: (field) => field.oneOf(['months', 'window_end']),
  deferMonths: (field) => field.whole(monthsMax),
  deferAheadDays: (field) => field.whole(daysMax),
  graceDays: (field) => field.whole(daysMax),
  stopClock: (field) => field.flag(),
  waiverBasis: (field) => field.oneOf(['whole', 'markup_only']),
  waivable: (field) => field.items().map((kind) => kind.oneOf(chargeKinds)),
  coreCanWaive: (field) => field.flag(),
  defaultDays: (field) => field.whole(daysMax),
  standstill: (field) => field.oneOf(['all', 'covered']),
  postApplication: postApplicationFrom,
}

/** Every term by name, in the order in which it is printed. */
export const termNames = Object.keys(readers) as readonly (keyof ReliefTerms)[]

/** One written term, its place, and where its value comes from. */
export interface WrittenTerm {
  readonly path: string
  readonly value: Plain
  readonly source?: string
  readonly note?: string
}

function postApplicationFrom(field: Field): NonNullable<ReliefTerms['postApplication']> {
  field.hasKeys('untilDay', 'waiverPercent')
  const percent = termValue(field.at('waiverPercent'))
  return {
    untilDay: termValue(field.at('untilDay')).day(),
    waiverPercent: percent.present ? percent.whole(100) : 100,
  }
}

/** The field that holds the value: of a bare term itself, else what stands under `value`. */
function termValue(field: Field): Field {
  if (!isMapping(field.value) || !Object.hasOwn(field.value, 'value')) return field
  field.hasKeys('value', 'source', 'note')
  for (const key of ['source', 'note']) if (field.at(key).present) field.at(key).text()
  return field.at('value')
}

function termsFrom(field: Field, inherited: ReliefTerms): ReliefTerms {
  const terms: Record<string, unknown> = { ...inherited }
  for (const name of termNames) {
    const term = termValue(field.at(name))
    if (term.present) terms[name] = readers[name](term)
    else if (field.at(name).present) term.refuse('key_missing', 'is missing; write the term or leave it out')
  }
  return terms as unknown as ReliefTerms
}

/** The terms of each product; what is wrong with the file is added to `refusals`. */
export function reliefTerms(value: Plain, refusals: ProgrammeRefusal[]): Programme['terms'] {
  const root = new Field(reliefTermsFile, refusals, value)
  if (!root.present) return { loan: reliefTermsDefault, card: reliefTermsDefault }
  root.hasKeys(...termNames, ...products)
  const all = termsFrom(root, reliefTermsDefault)
  const of = (product: Product): ReliefTerms => {
    const overrides = root.at(product)
    if (!overrides.present) return all
    overrides.hasKeys(...termNames)
    return termsFrom(overrides, all)
  }
  return { loan: of('loan'), card: of('card') }
}

/** The terms as written, each with its path, for review and print; expects a file that was read without refusal. */
export function writtenTerms(value: Plain): readonly WrittenTerm[] {
  if (!isMapping(value)) return []
  return Object.entries(value).flatMap(([name, term]) => {
    const isProduct = products.some((product) => product === name)
    if (!isProduct) return [writtenTerm(name, term)]
    return isMapping(term)
      ? Object.entries(term).map(([inner, own]) => writtenTerm(`${name}.${inner}`, own))
      : []
  })
}

/** The terms nobody wrote for all products, with the defaults that hold for them. */
export function defaultTerms(written: readonly WrittenTerm[]): readonly WrittenTerm[] {
  const paths = new Set(written.map(({ path }) => path))
  return termNames
    .filter((name) => !paths.has(name) && reliefTermsDefault[name] !== undefined)
    .map((name) => ({ path: name, value: reliefTermsDefault[name] as Plain }))
}

function writtenTerm(path: string, term: Plain): WrittenTerm {
  if (!isMapping(term) || !Object.hasOwn(term, 'value')) return { path, value: term }
  const { value, source, note } = term
  return {
    path,
    value: value ?? null,
    ...(typeof source === 'string' ? { source } : {}),
    ...(typeof note === 'string' ? { note } : {}),
  }
}
