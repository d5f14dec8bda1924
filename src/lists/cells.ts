// What people write in a cell, as what they mean: full-width digits, blanks, days in many spellings, categories by many names.

import { type CircumstanceKind, type Day, findDayFromIso } from '../kernel/index.ts'

/** Text without odd widths, invisible characters and blanks around it; an apostrophe Excel put ahead is taken away. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .trim()
    .replace(/^'/, '')

const dots = /[·•・‧∙⋅]/g
const nameForm = /^[\p{L}\p{M}][\p{L}\p{M}· .'-]{0,48}[\p{L}\p{M}.]$/u

/** A name, or undefined when it is none. Chinese names lose blanks between characters. */
export function findName(text: string): string | undefined {
  const name = plain(text).replace(dots, '·').replace(/\s+/g, ' ')
  const closed = name.replace(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, '')
  return nameForm.test(closed) ? closed : undefined
}

/** True when two names are the same but for blanks, dots and capitals. Similar characters are another name. */
export const isSameName = (one: string, other: string): boolean => nameKey(one) === nameKey(other)

export const nameKey = (name: string): string =>
  plain(name).replace(dots, '').replace(/[\s.]/g, '').toLowerCase()

export type IdMistake =
  | 'id_number_is_missing'
  | 'id_number_lost_digits'
  | 'id_number_is_old'
  | 'id_number_is_malformed'
  | 'id_number_fails_its_check'

const idForm = /^[1-9]\d{5}(\d{4})(\d{2})(\d{2})\d{3}[\dX]$/

/** An identity number of 18 characters whose check digit is right, or what is wrong with it. */
export function idNumberFrom(text: string): { readonly idNumber: string } | { readonly mistake: IdMistake } {
  const written = plain(text).toUpperCase()
  if (written === '') return { mistake: 'id_number_is_missing' }
  if (/^\d(?:\.\d+)?E\+?\d+$/.test(written)) return { mistake: 'id_number_lost_digits' }
  const idNumber = written.replace(/[\s-]/g, '')
  if (/^[1-9]\d{14}$/.test(idNumber)) return { mistake: 'id_number_is_old' }
  const [, year, month, dayOfMonth] = idForm.exec(idNumber) ?? []
  if (year === undefined || findDayFromIso(`${year}-${month}-${dayOfMonth}`) === undefined)
    return { mistake: 'id_number_is_malformed' }
  return checkCharacter(idNumber) === idNumber.at(-1)
    ? { idNumber }
    : { mistake: 'id_number_fails_its_check' }
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** The check character of GB 11643-1999 (ISO 7064 MOD 11-2). */
function checkCharacter(idNumber: string): string {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(idNumber[at]), 0)
  return '10X98765432'[sum % 11]!
}

const categories: ReadonlyMap<string, CircumstanceKind> = new Map(
  Object.entries({
    hospitalised: 'hospitalised',
    住院: 'hospitalised',
    感染住院: 'hospitalised',
    住院治疗: 'hospitalised',
    确诊: 'hospitalised',
    确诊患者: 'hospitalised',
    感染者: 'hospitalised',
    隔离治疗: 'hospitalised',
    感染住院或隔离治疗: 'hospitalised',
    住院或隔离治疗: 'hospitalised',
    因灾住院: 'hospitalised',
    受伤: 'hospitalised',
    受伤住院: 'hospitalised',
    伤员: 'hospitalised',
    quarantined: 'quarantined',
    隔离: 'quarantined',
    隔离观察: 'quarantined',
    集中隔离: 'quarantined',
    居家隔离: 'quarantined',
    医学观察: 'quarantined',
    密切接触者: 'quarantined',
    密接: 'quarantined',
    疑似: 'quarantined',
    疑似患者: 'quarantined',
    疑似或隔离观察: 'quarantined',
    隔离观察或转移安置: 'quarantined',
    因灾转移安置或无法外出: 'quarantined',
    转移: 'quarantined',
    转移安置: 'quarantined',
    紧急转移安置: 'quarantined',
    转移人员: 'quarantined',
    安置人员: 'quarantined',
    被困: 'quarantined',
    被困人员: 'quarantined',
    受困人员: 'quarantined',
    evacuated: 'quarantined',
    frontline: 'frontline',
    医护: 'frontline',
    医护人员: 'frontline',
    医务人员: 'frontline',
    一线: 'frontline',
    一线人员: 'frontline',
    防疫: 'frontline',
    防疫人员: 'frontline',
    防控人员: 'frontline',
    参加疫情防控: 'frontline',
    疫情防控工作人员: 'frontline',
    志愿者: 'frontline',
    社区工作者: 'frontline',
    参加防控或抢险救灾: 'frontline',
    参加抢险救灾: 'frontline',
    抢险: 'frontline',
    抢险救灾: 'frontline',
    抢险救灾人员: 'frontline',
    救灾人员: 'frontline',
    救援人员: 'frontline',
    救援队员: 'frontline',
    消防救援人员: 'frontline',
    income_lost: 'income_lost',
    incomelost: 'income_lost',
    lostincome: 'income_lost',
    失去收入: 'income_lost',
    暂时失去收入: 'income_lost',
    失去收入来源: 'income_lost',
    暂时失去收入来源: 'income_lost',
    受疫情影响暂时失去收入来源: 'income_lost',
    因灾失去收入: 'income_lost',
    因灾暂时失去收入来源: 'income_lost',
  } as const),
)

/** What happened to the person, or undefined when the word is none that is known. */
export const findCategory = (text: string): CircumstanceKind | undefined =>
  categories.get(plain(text).toLowerCase().replaceAll('-', '_').replace(/\s/g, ''))

const chineseDigits = '〇一二三四五六七八九'
const chineseDay =
  /^([〇一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})[日号]?$/

/** A whole number below 100 in Chinese: 九, 十二, 二十, 三十一. */
function chineseWhole(text: string): number {
  const [tens = '', ones = ''] = text.includes('十') ? text.split('十') : ['none', text]
  const one = ones === '' ? 0 : chineseDigits.indexOf(ones)
  if (tens === 'none') return one
  return (tens === '' ? 1 : chineseDigits.indexOf(tens)) * 10 + one
}

function chineseIso(text: string): string | undefined {
  const [, year, month = '', dayOfMonth = ''] = chineseDay.exec(text.replaceAll('零', '〇')) ?? []
  if (year === undefined) return undefined
  const digits = [...year].map((digit) => chineseDigits.indexOf(digit)).join('')
  return isoOf(digits, String(chineseWhole(month)), String(chineseWhole(dayOfMonth)))
}

const isoOf = (year: string, month: string, dayOfMonth: string): string =>
  `${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`

const dayForms = [
  /^(\d{4})-(\d{1,2})-(\d{1,2})$/,
  /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/,
  /^(\d{4})\.(\d{1,2})\.(\d{1,2})$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]?$/,
  /^(\d{4})(\d{2})(\d{2})$/,
]
/** A spreadsheet counts days from 30 December 1899. */
const spreadsheetDayNought = -25_569
const spreadsheetDay = /^[2-6]\d{4}$/

/** A day however it is usually written; undefined for anything that leaves a doubt, such as 2/1/20. */
export function findDay(text: string): Day | undefined {
  const written = plain(text)
    .replace(/\s+/g, '')
    .replace(/(?:T|(?<=[\d日号]{2}))\d{1,2}:\d{2}(?::\d{2})?(?:\.0+)?Z?$/, '')
  for (const form of dayForms) {
    const [, year, month, dayOfMonth] = form.exec(written) ?? []
    if (year !== undefined) return findDayFromIso(isoOf(year, month!, dayOfMonth!))
  }
  if (spreadsheetDay.test(written)) return (Number(written) + spreadsheetDayNought) as Day
  const iso = chineseIso(written)
  return iso === undefined ? undefined : findDayFromIso(iso)
}

const openEnds = new Set(['', '-', '--', '—', '至今', '无', '未定', '长期', '/'])

/** True where a last day says that it still holds. */
export const isOpenEnd = (text: string): boolean => openEnds.has(plain(text).replace(/\s+/g, ''))

/** Plain text of at most so many characters. */
export const shortText = (text: string, lengthMax: number): string =>
  [...plain(text)].slice(0, lengthMax).join('')
