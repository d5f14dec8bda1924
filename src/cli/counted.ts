// A count with its noun, as English has it: one notice, two notices.

/** `1 notice`, `2 notices`; a plural that is not made with an s is given. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`
