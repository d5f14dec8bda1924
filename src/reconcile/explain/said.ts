// Days and regions as an explanation says them: the days as the console writes them, a region by its league.

import { type Language, leagueWords } from '../report/words.ts'

const isoMonth = /^(\d{4})-(\d{2})$/
const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** A month of the credit record as a letter writes it, `2020-02` as 2020年2月 or February 2020; any other value as it is. */
export function saidMonth(value: string, language: Language): string {
  const [, year, month] = isoMonth.exec(value) ?? []
  if (year === undefined) return value
  return language === 'zh' ? `${year}年${Number(month)}月` : `${monthNames[Number(month) - 1]} ${year}`
}

const isoDay = /^(\d{4})-(\d{2})-(\d{2})$/
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'] as const

/** An ISO day as it is read, 2020年3月31日 or 31 Mar 2020; any other value as it is. */
export function saidValue(value: string | number, language: Language): string {
  const [, year, month, day] = isoDay.exec(String(value)) ?? []
  if (year === undefined) return String(value)
  return language === 'zh'
    ? `${year}年${Number(month)}月${Number(day)}日`
    : `${Number(day)} ${months[Number(month) - 1]} ${year}`
}

/** A region by the league it lies in, with its code; the code alone where the league is not known. */
export function saidRegion(region: string, language: Language): string {
  const league = leagueWords[region.slice(0, leagueDigits)]
  if (league === undefined) return region
  return language === 'zh' ? `${league.zh}（${region}）` : `${league.en} (${region})`
}

const leagueDigits = 4
