// What somebody typed into the one box: an identity number, a card, a phone or a name.

/** The last answer stays in memory while the console is open, so that going back shows it again. */
export const lastFound = ['customers', 'last found']

export type MarkKind = 'idNumber' | 'card' | 'phone' | 'name'

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checkCharacters = '10X98765432'

/** True for 18 characters that end in their check character (GB 11643). */
function isIdNumber(text: string): boolean {
  if (!/^[1-9]\d{16}[\dX]$/.test(text)) return false
  const sum = weights.reduce((all, weight, at) => all + weight * Number(text[at]), 0)
  return checkCharacters[sum % checkCharacters.length] === text[17]
}

/** True for what looks like an identity number but for its check character: most likely a digit was mistyped. */
export function isMistypedIdNumber(typed: string): boolean {
  const text = typed.replace(/[\s-]/g, '').toUpperCase()
  return /^[1-9]\d{16}[\dX]$/.test(text) && !isIdNumber(text)
}

/** The number by which the bank knows a customer, as it stands in addresses and lists; undefined for everything else. */
export function customerNumberFrom(typed: string): string | undefined {
  const text = typed.trim().toUpperCase()
  return /^P\d{8}$/.test(text) ? text : undefined
}

/** The kind of a mark. A number that is none of three is taken for a card, so that the server says it found nobody. */
export function kindOfMark(typed: string): MarkKind {
  const text = typed.replace(/[\s-]/g, '').toUpperCase()
  if (isIdNumber(text) || /^\d{17}X$/.test(text)) return 'idNumber'
  if (/^1\d{10}$/.test(text)) return 'phone'
  return /^\d+$/.test(text) ? 'card' : 'name'
}
