// The donation register: the accounts the bank vouches for, read from donation-accounts.csv.

import { readFile } from 'node:fs/promises'
import { type Day, findDayFromIso, isRefusal, type Refusal, refuse } from '../kernel/index.ts'

const organisationKinds = ['charity', 'epidemic_zone'] as const
const registerStatuses = ['verified', 'published', 'suspended', 'closed'] as const

export interface RegisterEntry {
  readonly accountNumber: string
  readonly name: string
  readonly organisationKind: (typeof organisationKinds)[number]
  readonly region: string
  /** First four digits of the region. */
  readonly league: string
  readonly validFrom: Day
  /** Last day of validity; absent while it lasts. */
  readonly validTo?: Day
  /** The day the bank verified it; may be after `validFrom`. */
  readonly verifiedDay: Day
  readonly status: (typeof registerStatuses)[number]
}

const columns = [
  'account_number',
  'name',
  'organisation_kind',
  'region',
  'valid_from',
  'valid_to',
  'verified_day',
  'status',
] as const

type Fields = Readonly<Record<(typeof columns)[number], string>>

/** The values of one line; quotes may enclose commas, not line ends. Undefined when quotes do not match. */
function findValues(line: string): readonly string[] | undefined {
  const values: string[] = []
  const pattern = /(?:"((?:[^"]|"")*)"|([^",]*))(,|$)/y
  for (let end = ','; end === ','; ) {
    const match = pattern.exec(line)
    if (match === null) return undefined
    values.push(match[1]?.replaceAll('""', '"') ?? match[2]!)
    end = match[3]!
  }
  return pattern.lastIndex === line.length ? values : undefined
}

const wrong = (because: string, at: string): Refusal<'wrong_register'> =>
  refuse('wrong_register', `${because}; correct the line and read the register again`, at)

/** The first column whose text is not what it must be. */
function findWrongColumn(fields: Fields): keyof Fields | undefined {
  const isDay = (text: string) => findDayFromIso(text) !== undefined
  const checks: Readonly<Record<keyof Fields, boolean>> = {
    account_number: /^[A-Za-z0-9._-]{1,40}$/.test(fields.account_number),
    name: fields.name !== '' && fields.name.length <= 100,
    organisation_kind: organisationKinds.includes(fields.organisation_kind as 'charity'),
    region: /^[1-9]\d{5}$/.test(fields.region),
    valid_from: isDay(fields.valid_from),
    valid_to: fields.valid_to === '' || (isDay(fields.valid_to) && fields.valid_to >= fields.valid_from),
    verified_day: isDay(fields.verified_day),
    status: registerStatuses.includes(fields.status as 'closed'),
  }
  return columns.find((name) => !checks[name])
}

function entryFrom(line: string, at: string): RegisterEntry | Refusal<'wrong_register'> {
  const values = findValues(line)
  if (values?.length !== columns.length) return wrong(`the line needs ${columns.length} values`, at)
  const fields = Object.fromEntries(columns.map((name, index) => [name, values[index]!])) as Fields
  const wrongColumn = findWrongColumn(fields)
  if (wrongColumn !== undefined)
    return wrong(`${JSON.stringify(fields[wrongColumn])} is not right`, `${at} ${wrongColumn}`)
  const validTo = findDayFromIso(fields.valid_to)
  return {
    accountNumber: fields.account_number,
    name: fields.name,
    organisationKind: fields.organisation_kind as RegisterEntry['organisationKind'],
    region: fields.region,
    league: fields.region.slice(0, 4),
    validFrom: findDayFromIso(fields.valid_from)!,
    ...(validTo === undefined ? {} : { validTo }),
    verifiedDay: findDayFromIso(fields.verified_day)!,
    status: fields.status as RegisterEntry['status'],
  }
}

/** Reads the register. Refuses a missing file, another header, a wrong value or an account number used twice. */
export async function readDonationRegister(
  file: string,
): Promise<readonly RegisterEntry[] | Refusal<'wrong_register'>> {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) return wrong('the file cannot be read', file)
  const [header, ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  if (header !== columns.join(','))
    return wrong(`the first line must be ${columns.join(',')}`, `${file} line 1`)
  const entries: RegisterEntry[] = []
  for (const [index, line] of lines.entries()) {
    if (line === '') continue
    const at = `${file} line ${index + 2}`
    const entry = entryFrom(line, at)
    if (isRefusal(entry)) return entry
    if (entries.some((other) => other.accountNumber === entry.accountNumber))
      return wrong(`${entry.accountNumber} stands there twice`, at)
    entries.push(entry)
  }
  return entries
}
