// One catalogue for two languages: a text without its pair, or a blank left unfilled, does not compile.

import { auditWords } from './audit.ts'
import { circumstanceWords } from './circumstances.ts'
import { codeWords } from './codes.ts'
import { customerWords } from './customers.ts'
import { departureWords } from './departures.ts'
import { draftWords } from './drafts.ts'
import { editorWords } from './editor.ts'
import { effectWords } from './effects.ts'
import { circumstanceSynonyms } from './emergencies.ts'
import { explainWords } from './explain.ts'
import { forwardWords } from './forward.ts'
import { frameWords } from './frame.ts'
import { historyWords } from './history.ts'
import { homeWords } from './home.ts'
import { houseWords } from './house.ts'
import { inboxWords } from './inbox.ts'
import { measureWords } from './measures.ts'
import { nameListWords } from './name-lists.ts'
import { nightWords } from './nights.ts'
import { noticeWords } from './notices.ts'
import { outletWords } from './outlets.ts'
import { peopleWords } from './people.ts'
import { planWords } from './plans.ts'
import { programmeWords } from './programmes.ts'
import { redecisionWords } from './redecisions.ts'
import { rolloutWords } from './rollout.ts'

export type Language = 'zh' | 'en'

export interface Words {
  readonly zh: string
  readonly en: string
}

export const catalogue = {
  ...frameWords,
  ...planWords,
  ...nightWords,
  ...noticeWords,
  ...explainWords,
  ...homeWords,
  ...auditWords,
  ...peopleWords,
  ...houseWords,
  ...departureWords,
  ...inboxWords,
  ...programmeWords,
  ...effectWords,
  ...outletWords,
  ...customerWords,
  ...historyWords,
  ...circumstanceWords,
  ...nameListWords,
  ...editorWords,
  ...draftWords,
  ...forwardWords,
  ...redecisionWords,
  ...rolloutWords,
  ...measureWords,
} as const satisfies Readonly<Record<string, Words>>

export type Word = keyof typeof catalogue

/** The names in braces of a text. */
type Blanks<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Blanks<Rest>
  : never

/** A text without blanks. */
export type PlainWord = {
  [Key in Word]: [Blanks<(typeof catalogue)[Key]['zh']>] extends [never] ? Key : never
}[Word]

type Values<Key extends Word> = Readonly<Record<Blanks<(typeof catalogue)[Key]['zh']>, string | number>>

export type Say = <Key extends Word>(
  word: Key,
  ...values: [Blanks<(typeof catalogue)[Key]['zh']>] extends [never] ? [] : [values: Values<Key>]
) => string

/** `{count}`, or `{count|# day|# days}` where what is said of one and of more differs, as it does in English. */
const blank = /\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g

/** A text with its blanks filled. */
export const filled = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(blank, (_, name: string, one?: string, more?: string) => {
    const value = String(values[name])
    const form = value === '1' ? one : more
    return form === undefined ? value : form.replaceAll('#', () => value)
  })

/** Says a text of the catalogue in one language, its blanks filled. */
export const sayIn =
  (language: Language): Say =>
  (word, ...[values]) =>
    filled(catalogue[word][language], values ?? {})

export type CodeGroup = keyof typeof codeWords

/** The word of a code of the bank; the code itself where it is new to this console. */
export const wordOfCode = (group: CodeGroup, code: string, language: Language): string =>
  (codeWords[group] as Readonly<Record<string, Words>>)[code]?.[language] ?? code

/** All words a code goes by: in both languages, and whatever the emergency. */
export function wordsOfCode(group: CodeGroup, code: string): readonly string[] {
  if (group === 'circumstance') return circumstanceSynonyms(code)
  const { zh = code, en = code } = (codeWords[group] as Readonly<Record<string, Words>>)[code] ?? {}
  return [zh, en]
}
