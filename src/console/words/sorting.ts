// How names are sorted: Chinese by pinyin, English by letter.

import type { Language } from './say.ts'

const collators = {
  zh: new Intl.Collator('zh-u-co-pinyin', { numeric: true }),
  en: new Intl.Collator('en', { numeric: true }),
} as const

/** The order of names in a language. */
export const collatorOf = (language: Language): Intl.Collator => collators[language]
