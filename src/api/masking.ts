// Logs without people in them: members that name somebody are masked, and numbers that look like theirs wherever they stand.

const mask = '***'

/** Identity numbers, cards and phones: runs of 11 to 19 digits, the last of an identity number perhaps an X. */
const personalNumber = /(?<![0-9A-Za-z])(?:\d[ -]?){10,18}[\dXx](?![0-9A-Za-z])/g
const personalMembers = new Set([
  'name',
  'payeename',
  'idnumber',
  'id_number',
  'identity',
  'card',
  'cardnumber',
  'card_number',
  'phone',
  'mobile',
  'address',
  'reason',
  'outcome',
])

/** A text in which no number stands that could be somebody's. */
export const maskText = (text: string): string => text.replace(personalNumber, mask)

/** A value for the log. */
export function masked(value: unknown): unknown {
  if (typeof value === 'string') return maskText(value)
  if (Array.isArray(value)) return value.map(masked)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value)
  return Object.fromEntries(
    members.map(([name, member]) => [name, personalMembers.has(name.toLowerCase()) ? mask : masked(member)]),
  )
}

export interface LoggedError {
  readonly kind: string
  readonly code?: string
  /** Where it was thrown; the message is left out, since it may quote what somebody sent. */
  readonly stack: readonly string[]
}

const framesMax = 12

/** An error for the log: its kind and place, never its words. */
export function loggedError(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { kind: typeof error, stack: [] }
  const { code } = error as { readonly code?: unknown }
  const stack = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    kind: error.name,
    ...(typeof code === 'string' && { code }),
    stack: stack.slice(0, framesMax).map((line) => line.trim()),
  }
}
