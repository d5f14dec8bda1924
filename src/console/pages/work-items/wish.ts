// What of the inbox the address asks for; open items unless it says otherwise.

import type { Question } from '../../client/ask.ts'

export type Wish = Omit<NonNullable<Question<'GET /api/work-items'>['query']>, 'cursor' | 'limit'>

const members = ['state', 'plan', 'account', 'code', 'about', 'owner', 'due', 'search'] as const
const ages = ['ageDaysMin', 'ageDaysMax'] as const

/** The wish of an address, whatever else stands in it. */
export function wishFrom(address: Readonly<Record<string, string | number | undefined>>): Wish {
  const given = members.flatMap((member) => (address[member] ? [[member, address[member]] as const] : []))
  const days = ages.flatMap((member) => {
    const text = address[member] ?? ''
    return text === '' || Number.isNaN(Number(text)) ? [] : [[member, Number(text)] as const]
  })
  return { state: 'open', ...Object.fromEntries([...given, ...days]) } as Wish
}

/** A wish as it stands in an address. */
export const addressOfWish = (wish: Wish): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(wish).map(([member, value]) => [member, String(value)]))

/** What a person types, as it may stand in an address: of a whole identity number or phone only its end. */
export function searchFrom(typed: string): string {
  const text = typed.replace(/[\s-]/g, '').toUpperCase()
  return /^(?:\d{17}[\dX]|1\d{10})$/.test(text) ? text.slice(-4) : typed.trim()
}
