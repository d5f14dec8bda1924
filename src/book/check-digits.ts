// Check digits of identity numbers (GB 11643-1999, ISO 7064 MOD 11-2) and card numbers (Luhn), as SQL expressions
// that never throw: SQL may compute the check digit of a text it has already found not to be a number.

const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** SQL for the check character of the 17 digits in the BIGINT `digits`; remainder 0 … 10 gives 1 0 X 9 8 … 2. */
export function sqlIdNumberCheck(digits: string): string {
  const sum = idWeights.map((weight, index) => `(${digits} // ${10n ** BigInt(16 - index)} % 10) * ${weight}`)
  return `substr('10X98765432', CAST((${sum.join(' + ')}) % 11 AS INTEGER) + 1, 1)`
}

/** SQL for the Luhn sum of the UBIGINT `digits` of at most `length` digits, its last digit being the check digit. */
export function sqlLuhnSum(digits: string, length: number): string {
  const terms = Array.from({ length }, (_, position) => {
    const digit = `(${digits} // ${10n ** BigInt(position)}::UBIGINT % 10::UBIGINT)`
    return position % 2 === 0
      ? digit
      : `(${digit} * 2::UBIGINT - CASE WHEN ${digit} > 4 THEN 9 ELSE 0 END::UBIGINT)`
  })
  return `(${terms.join(' + ')})`
}

/**
 * SQL for the digits of an identity or card number. It belongs in a subquery of its own: written into the check
 * it would be computed anew for every digit.
 */
export const sqlIdNumberDigits = (text: string): string => `TRY_CAST(substr(${text}, 1, 17) AS BIGINT)`
export const sqlCardNumberDigits = (text: string): string => `TRY_CAST(${text} AS UBIGINT)`

/** SQL that is true when the 18 characters of `text` end in their check character. Refuses 15-digit numbers. */
export const sqlIsIdNumber = (text: string, digits: string): string =>
  `(regexp_full_match(${text}, '[1-9][0-9]{16}[0-9X]') AND try_strptime(substr(${text}, 7, 8), '%Y%m%d') IS NOT NULL
    AND ${sqlIdNumberCheck(digits)} = substr(${text}, 18, 1))`

/** SQL that is true when `text` is a card number of 13 to 19 digits with a right Luhn digit. */
export const sqlIsCardNumber = (text: string, digits: string): string =>
  `(regexp_full_match(${text}, '[1-9][0-9]{12,18}') AND ${sqlLuhnSum(digits, 19)} % 10 = 0)`
