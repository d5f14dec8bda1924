// What a re-decision is asked with, as the address of the page keeps it: a link shows another person the same form.

import type { Question } from '../../client/ask.ts'
import { dayFrom } from '../../people/day.ts'

export type Asked = Question<'POST /api/redecisions'>['body']

/** Everything but the reason, which whoever asks gives themselves; `version` is programme@number. */
const askedKeys = ['version', 'code', 'under', 'rows', 'product', 'kind', 'firstDay', 'lastDay'] as const
export type AskedKey = (typeof askedKeys)[number]
export type Typed = Readonly<Record<AskedKey, string>>

export const typedFrom = (chosen: (key: string) => string): Typed =>
  Object.fromEntries(askedKeys.map((key) => [key, chosen(key)])) as Typed

/** Programme and number of `programme@number`. */
export function versionFrom(
  text: string,
): { readonly programme: string; readonly version: number } | undefined {
  const [programme = '', version] = text.split('@')
  return version === undefined ? undefined : { programme, version: Number(version) }
}

export const rowsFrom = ({ rows }: Typed): readonly number[] =>
  rows === '' ? [] : rows.split(',').map(Number).filter(Number.isInteger)

/** The question, once everything that must be there is. */
export function askedFrom(typed: Typed, reason: string): Asked | undefined {
  const corrected = versionFrom(typed.version)
  const [firstDay, lastDay] = [dayFrom(typed.firstDay), dayFrom(typed.lastDay)]
  const rows = rowsFrom(typed)
  if (corrected === undefined || (typed.code === '' && rows.length === 0)) return undefined
  if (firstDay === undefined || lastDay === undefined || reason.trim() === '') return undefined
  const only = (['code', 'product', 'kind'] as const).flatMap((key) =>
    typed[key] === '' ? [] : [[key, typed[key]] as const],
  )
  return {
    ...corrected,
    ...(typed.under !== '' && { refusedUnder: Number(typed.under) }),
    ...(rows.length > 0 && { rows }),
    ...Object.fromEntries(only),
    firstDay,
    lastDay,
    reason: reason.trim(),
  } as Asked
}
