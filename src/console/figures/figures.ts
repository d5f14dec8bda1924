// Numbers, money, days and instants as people read them: exact, in their language, on the clock of Shanghai.

import type { Language } from '../words/say.ts'

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',')

/** 12345 → 12,345. */
export const countText = (count: number): string =>
  count < 0 ? `−${grouped(String(-count))}` : grouped(String(count))

/** Fen as yuan, to the fen: 123456 → 1,234.56. */
export function yuanText(amountMinor: number): string {
  const digits = String(Math.abs(amountMinor)).padStart(3, '0')
  const text = `${grouped(digits.slice(0, -2))}.${digits.slice(-2)}`
  return amountMinor < 0 ? `−${text}` : text
}

/** So much of so much in percent, cut and never rounded up: 999 of 1000 is not yet 100. */
export const percentOf = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.floor((part / whole) * 100)

/** A share in percent with one decimal, cut and never rounded up. */
export const percentText = (part: number, whole: number): string =>
  whole === 0 ? '0%' : `${Math.floor((part / whole) * 1000) / 10}%`

const locales = { zh: 'zh-CN', en: 'en-GB' } as const
const dayForms = formsOf({ dateStyle: 'medium', timeZone: 'UTC' })
const longDayForms = {
  zh: new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeZone: 'UTC' }),
  en: dayForms.en,
}
const monthForms = formsOf({ year: 'numeric', month: 'short', timeZone: 'UTC' })
const instantForms = formsOf({ dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Shanghai' })

function formsOf(options: Intl.DateTimeFormatOptions): Readonly<Record<Language, Intl.DateTimeFormat>> {
  return {
    zh: new Intl.DateTimeFormat(locales.zh, options),
    en: new Intl.DateTimeFormat(locales.en, options),
  }
}

/** A day of the calendar: 2020年3月31日, 31 Mar 2020. */
export const dayText = (day: string, language: Language): string =>
  longDayForms[language].format(Date.parse(`${day}T00:00:00Z`))

/** The month of a day or a month, given as YYYY-MM-DD or YYYY-MM: 2020年3月, Mar 2020. */
export const monthText = (day: string, language: Language): string =>
  monthForms[language].format(Date.parse(`${day.slice(0, 7)}-01T00:00:00Z`))

/** An instant on the clock of Shanghai. */
export const instantText = (instant: string, language: Language): string =>
  instantForms[language].format(Date.parse(instant))

const shanghaiTimes = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'Asia/Shanghai' })

/** The time of day of an instant on the clock of Shanghai, as HH:MM. */
export const timeText = (instant: string): string => shanghaiTimes.format(Date.parse(instant))

const shanghaiDays = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone: 'Asia/Shanghai' })

/** The day of an instant on the calendar of Shanghai, as YYYY-MM-DD. */
export const dayInShanghai = (instant: string): string => shanghaiDays.format(Date.parse(instant))

/** The day after a day, as YYYY-MM-DD. */
export const dayAfter = (day: string): string =>
  shanghaiDays.format(Date.parse(`${day}T00:00:00Z`) + 86_400_000)

/** Whole days from one day or instant to another. */
export const daysBetween = (first: string, last: string): number =>
  Math.floor((Date.parse(last) - Date.parse(first)) / 86_400_000)
