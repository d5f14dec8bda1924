// What of a person is shown without a purpose: enough to recognise who stands there, not enough to use.

import type { DirectoryPerson } from './person.ts'

const shownAhead = 6
const shownLast = 4
const phoneAhead = 3

const star = '*'

/** The first six and last four of an identity or card number: 159900********0013. */
export const maskedNumber = (number: string): string => middleMasked(number, shownAhead, shownLast)

/** The first three and last four of a phone: 120****0012. */
const maskedPhone = (phone: string): string => middleMasked(phone, phoneAhead, shownLast)

function middleMasked(text: string, ahead: number, last: number): string {
  const hidden = text.length - ahead - last
  if (hidden < last) return star.repeat(text.length)
  return text.slice(0, ahead) + star.repeat(hidden) + text.slice(-last)
}

/** The last character of a name, as banks here show it: **花. */
export function maskedName(name: string): string {
  const letters = [...name]
  return letters.length < 2 ? star : star.repeat(letters.length - 1) + letters.at(-1)
}

export interface MaskedPerson {
  readonly customer: string
  readonly name: string
  readonly idNumber: string
  readonly phone: string
  readonly region: string
}

/** A person as shown without a purpose. */
export const maskedPerson = ({ customer, name, idNumber, phone, region }: DirectoryPerson): MaskedPerson => ({
  customer,
  name: maskedName(name),
  idNumber: maskedNumber(idNumber),
  phone: maskedPhone(phone),
  region,
})
