// One place in a policy file: reads it as the type it must have, or refuses it with its path.

import { type Day, findDayFromIso, refuse } from '../kernel/index.ts'
import type { Facts, ProgrammeCode, ProgrammeRefusal } from './codes.ts'
import { type Expected, expectedInEnglish } from './expected.ts'
import type { Words } from './programme.ts'
import { isMapping, type Plain } from './yaml-value.ts'

const charactersMax = 2_000
const itemsMax = 5_000
const wordPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/
const regionPattern = /^\d{1,6}$/

/** A day that stands in for one that was refused; never part of an answer. */
const refusedDay = 0 as Day

/** Every reader answers with a value of its type; when it refuses, the whole file is refused afterwards. */
export class Field {
  readonly file: string
  readonly path: string
  readonly value: Plain | undefined
  readonly #refusals: ProgrammeRefusal[]

  constructor(file: string, refusals: ProgrammeRefusal[], value: Plain | undefined, path = '') {
    this.file = file
    this.path = path
    this.value = value
    this.#refusals = refusals
  }

  /** True when something is written here; a key with nothing after it is absent. */
  get present(): boolean {
    return this.value !== undefined && this.value !== null
  }

  refuse(code: ProgrammeCode, because: string, facts?: Facts): void {
    const refusal = refuse(code, because, this.path === '' ? this.file : `${this.file}: ${this.path}`)
    this.#refusals.push({ ...refusal, ...(facts !== undefined && { facts }) })
  }

  /** Refuses what is written here, or that nothing is, by what must be. */
  mustBe(expected: Expected, limits: Facts = {}): void {
    const words = expectedInEnglish(expected, limits)
    const facts = { expected, ...limits }
    const given = shown(this.value)
    if (this.present) this.refuse('type_is_wrong', `must be ${words}, not ${given}`, { ...facts, given })
    else this.refuse('key_missing', `is missing; it must be ${words}`, facts)
  }

  /** The field below a key. */
  at(key: string): Field {
    const own = isMapping(this.value) && Object.hasOwn(this.value, key) ? this.value[key] : undefined
    return new Field(this.file, this.#refusals, own, this.path === '' ? key : `${this.path}.${key}`)
  }

  /** True for a mapping of no other keys than these; each other key is refused. */
  hasKeys(...keys: readonly string[]): boolean {
    if (!isMapping(this.value)) {
      this.mustBe('mapping_of', { known: keys.join(', ') })
      return false
    }
    for (const key of Object.keys(this.value)) {
      if (!keys.includes(key))
        this.at(key).refuse('key_unknown', `is unknown here; known are ${keys.join(', ')}`, {
          known: keys.join(', '),
        })
    }
    return true
  }

  /** The keys of a mapping whose keys are names of their own; another value is refused. */
  keys(): readonly string[] {
    if (isMapping(this.value)) return Object.keys(this.value)
    this.mustBe('mapping')
    return []
  }

  /** The fields of a list; none when it is absent. */
  items(): readonly Field[] {
    if (!this.present) return []
    const { value } = this
    if (!Array.isArray(value)) {
      this.mustBe('list')
      return []
    }
    if (value.length > itemsMax)
      this.refuse('list_too_long', `has more than ${itemsMax} items`, { max: String(itemsMax) })
    return value
      .slice(0, itemsMax)
      .map((item: Plain, at) => new Field(this.file, this.#refusals, item, `${this.path}[${at}]`))
  }

  text(): string {
    const { value } = this
    if (typeof value === 'string' && value.trim() !== '' && value.length <= charactersMax) return value
    this.mustBe('text', { max: String(charactersMax) })
    return ''
  }

  /** An id: 1–40 characters of letters, digits, `.`, `_` and `-`, beginning with a letter or digit. */
  id(): string {
    if (typeof this.value === 'string' && wordPattern.test(this.value)) return this.value
    this.mustBe('id')
    return ''
  }

  /** A region code: 1–6 digits, in quotes so that it stays text. */
  region(): string {
    if (typeof this.value === 'string' && regionPattern.test(this.value)) return this.value
    this.mustBe('region')
    return ''
  }

  flag(): boolean {
    if (typeof this.value === 'boolean') return this.value
    this.mustBe('flag')
    return false
  }

  /** A whole number from 0 to `largest`. */
  whole(largest: number): number {
    const { value } = this
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= largest)
      return value
    this.mustBe('whole', { max: String(largest) })
    return 0
  }

  day(): Day {
    const day = typeof this.value === 'string' ? findDayFromIso(this.value) : undefined
    if (day !== undefined) return day
    this.mustBe('day')
    return refusedDay
  }

  oneOf<Word extends string>(words: readonly Word[]): Word {
    const found = words.find((word) => word === this.value)
    if (found !== undefined) return found
    this.mustBe('word', { known: words.join(', ') })
    return words[0]!
  }

  /** The same words in Chinese and English; a missing translation is refused by its own code. */
  words(): Words {
    if (!this.hasKeys('zh', 'en')) return { zh: '', en: '' }
    for (const language of ['zh', 'en']) {
      if (!this.at(language).present) this.at(language).refuse('translation_missing', 'is missing; write it')
    }
    const [zh, en] = [this.at('zh'), this.at('en')]
    return { zh: zh.present ? zh.text() : '', en: en.present ? en.text() : '' }
  }
}

function shown(value: Plain | undefined): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
