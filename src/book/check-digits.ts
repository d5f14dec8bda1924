// Check digits of identity numbers (GB 11643-1999, ISO 7064 MOD 11-2) and card numbers (Luhn), as SQL expressions
// that never throw: SQL may compute the check digit of a text it has already found not to be a number.

const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** SQL for the check character of the 17 digits in the BIGINT `digits`; remainder 0 … 10 gives 1 0 X 9 8 … 2. */
export function sqlIdNumberCheck(digits: string): string {
  const sum = idWeights.map((weight, index) => `(${digits} // ${10n ** BigInt(16 - index)} % 10) * ${weight}`)
  return `substr('10X98765432', CAST((${sum.join(' + ')}) % 11 AS INTEGER) + 1, 1)`
}

/** SQL for the Luhn sum of a whole number of `length` digits, its last digit being the check digit. */
export function sqlLuhnSum(digits: string, length: number): string {
  const terms = Array.from({ length }, (_, position) => {
    const digit = `(${digits} // ${10n ** BigInt(position)} % 10)`
    return position % 2 === 0 ? digit : `(${digit} * 2 - CASE WHEN ${digit} > 4 THEN 9 ELSE 0 END)`
  })
  return `(${terms.join(' + ')})`
}

/** SQL that is true when the 18 characters of `text` end in their check character. Refuses 15-digit numbers. */
export const sqlIsIdNumber = (text: string): string =>
  `(regexp_full_match(${text}, '[1-9][0-9]{16}[0-9X]') AND try_strptime(substr(${text}, 7, 8), '%Y%m%d') IS NOT NULL
    AND ${sqlIdNumberCheck(`TRY_CAST(substr(${text}, 1, 17) AS BIGINT)`)} = substr(${text}, 18, 1))`

/** SQL that is true when `text` is a card number of 13 to 19 digits with a right Luhn digit. */
export const sqlIsCardNumber = (text: string): string =>
  `(regexp_full_match(${text}, '[1-9][0-9]{12,18}') AND ${sqlLuhnSum(`TRY_CAST(${text} AS HUGEINT)`, 19)} % 10 = 0)`
