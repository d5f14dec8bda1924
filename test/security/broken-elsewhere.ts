// What was broken into in two other systems of the kind, and what keeps each out of here: a test of ours, or why there is no such door.

/** A test by its file and the beginning of its name, with … for what is filled in, or a sentence that begins "no such surface, because". */
export type Answer = { readonly file: string; readonly name: string } | { readonly because: string }

export interface Broken {
  readonly id: string
  readonly kind: string
  readonly what: string
  readonly answers: readonly Answer[]
}

const proved = (file: string, name: string): Answer => ({ file, name })
const none = (because: string): Answer => ({ because: `no such surface, because ${because}` })

const injection = 'test/security/injection.test.ts'
const authorisation = 'test/security/authorisation.test.ts'
const fourEyes = 'test/security/four-eyes.test.ts'
const content = 'test/security/hostile-content.test.ts'
const outgoing = 'test/security/outgoing.test.ts'

const everyParameter = proved(injection, 'R21 every parameter of every route × every payload')
const everyText = proved(injection, 'R21 every text of every body × every payload')
const everyCell = proved(authorisation, 'R23 nobody, and everybody × every route × both branches')
const noneNamed = proved(authorisation, 'R23 whatever somebody of Wuhai reads')
const sorted = proved(injection, 'R21 a list is sorted by a column of its own list')
const noText = proved('test/security/sql-lint.test.ts', 'R21 no SQL is put together from texts')
const noTemplates = none(
  'letters and messages fill named blanks; nothing that people write is run as a template',
)
const cellTemplates = proved(content, 'R25 … in a decision table is a finding')
const noPasswords = none('the provider of sign-in keeps passwords; Reprieve has none')

const row = (id: string, kind: string, what: string, ...answers: readonly Answer[]): Broken => ({
  id,
  kind,
  what,
  answers,
})

/** Every advisory on the page of Apache Fineract. */
export const fineract: readonly Broken[] = [
  row(
    'CVE-2026-56287',
    'SQL injection',
    'client search, to local files',
    everyParameter,
    proved(injection, 'R21 after all of it'),
  ),
  row(
    'CVE-2026-35152',
    'SQL injection',
    'running reports',
    everyParameter,
    none('there are no reports with parameters in SQL; lists are routes with schemas'),
  ),
  row(
    'CVE-2026-57821',
    'SQL injection',
    'a subquery in `orderBy`, past the validator of CVE-2024-32838',
    sorted,
    everyParameter,
  ),
  row('CVE-2025-58137', 'authorisation', 'a key chosen by the caller', everyCell, noneNamed),
  row(
    'CVE-2025-58130',
    'credentials',
    'not protected well enough',
    noPasswords,
    proved('test/sign-in/sessions.test.ts', 'X24 nothing that opens a session is kept'),
  ),
  row('CVE-2025-23408', 'password rules', 'too weak', noPasswords),
  row('CVE-2024-32838', 'SQL injection', 'offices, dashboards and others', everyParameter, noText),
  row(
    'CVE-2024-23539',
    'SQL injection',
    '`sqlSearch`',
    everyParameter,
    none('no parameter is a fragment of a query; filters are equal to a value or an enumeration'),
  ),
  row('CVE-2024-23538', 'SQL injection', '`sqlSearch`, blind', everyParameter, noText),
  row(
    'CVE-2024-23537',
    'privilege',
    'to a super user, in user management',
    proved(fourEyes, 'R24 privilege climbs nowhere'),
  ),
  row('CVE-2023-25197', 'SQL injection', 'not told', everyParameter, noText),
  row(
    'CVE-2023-25196',
    'SQL injection',
    'data changed or added',
    everyText,
    proved(injection, 'R21 after all of it'),
  ),
  row(
    'CVE-2023-25195',
    'request forgery',
    'a limited user reaches out through the server',
    proved(outgoing, 'R27 an address in any parameter'),
  ),
  row(
    'CVE-2022-44635',
    'path traversal',
    'an upload, to running code',
    proved(content, 'R26 a name that leads out of the folder'),
  ),
  row(
    'CVE-2020-17514',
    'TLS',
    'names of hosts not checked on the way out',
    proved('test/sign-in/sign-in.test.ts', 'people sign in over https, or on this computer'),
    proved(outgoing, 'R27 only the provider of sign-in'),
  ),
  row(
    'CVE-2018-20243',
    'credentials',
    'name and password in an address',
    proved(outgoing, 'R28 no route takes a secret in its address'),
  ),
  row('CVE-2018-11801', 'SQL injection', 'a query of centres', everyParameter, noText),
  row('CVE-2018-11800', 'SQL injection', 'counts of groups', everyParameter, noText),
  row(
    'CVE-2016-4977',
    'dependency',
    'code run by a framework',
    proved('test/security/dependencies.test.ts', 'R30 every dependency that runs has a licence'),
  ),
  row(
    'CVE-2018-1292',
    'SQL injection',
    '`reportName`',
    everyParameter,
    none('a list to export is one of an enumeration'),
  ),
  row('CVE-2018-1291', 'SQL injection', '`orderBy` through `order`', sorted),
  row(
    'CVE-2018-1290',
    'SQL injection',
    'a quote over two parameters, in audit and maker-checker lists',
    proved(injection, 'R21 two parameters that complete each other'),
  ),
  row('CVE-2018-1289', 'SQL injection', '`orderBy` and `sortOrder`', sorted, everyParameter),
  row(
    'CVE-2017-5663',
    'SQL injection',
    '`sqlSearch` on staff, clients, loans, centres, groups',
    everyParameter,
    noText,
  ),
]

/** Advisories on Frappe and ERPNext. */
export const frappe: readonly Broken[] = [
  row(
    'CVE-2024-24813',
    'SQL injection',
    'reporting, without signing in',
    everyParameter,
    proved('test/sign-in/administration.test.ts', 'R23 nobody is let into a guarded route'),
  ),
  row(
    'CVE-2026-31877',
    'SQL injection',
    'a field, without signing in',
    everyText,
    proved('test/sign-in/administration.test.ts', 'R23 nobody is let into a guarded route'),
  ),
  row('CVE-2026-44446', 'SQL injection', 'endpoints of ERPNext', everyParameter, everyText),
  row('CVE-2026-44447', 'SQL injection', 'endpoints of ERPNext', everyParameter, everyText),
  row(
    'CVE-2026-39351',
    'authorisation',
    'linked documents shown without asking',
    noneNamed,
    none('no route expands what another links to'),
  ),
  row('CVE-2026-66003', 'authorisation', 'linked documents again, through fields', noneNamed),
  row(
    'CVE-2026-47765',
    'authorisation',
    '`restore` and `bulk_restore` forgotten',
    proved(authorisation, 'R23 bulk, restore and resend'),
  ),
  row(
    'CVE-2026-27471',
    'authorisation',
    'documents, without signing in',
    everyCell,
    proved('test/sign-in/administration.test.ts', 'R23 every route of the server names its verb'),
  ),
  row('CVE-2026-44442', 'authorisation', 'data changed beyond a role', everyCell),
  row('CVE-2026-44448', 'authorisation', 'data changed beyond a role', everyCell),
  row(
    'CVE-2026-72906',
    'authorisation',
    'mass e-mail by anybody',
    proved(authorisation, 'R23 bulk, restore and resend'),
    none('nothing here sends messages to many; lists are exported by those who may'),
  ),
  row(
    'GHSA-794x-fhm7-58j7',
    'authorisation',
    'a report template that calls any path of code',
    noTemplates,
    cellTemplates,
  ),
  row(
    'CVE-2025-68929',
    'template injection',
    'a template through a link, to running code',
    noTemplates,
    cellTemplates,
  ),
  row('CVE-2026-55242', 'template injection', 'e-mail rendered with everything in reach', noTemplates),
  row('CVE-2026-65974', 'template injection', 'names of PDF files', noTemplates),
  row(
    'CVE-2026-72911',
    'template injection',
    'fields of configuration',
    noTemplates,
    proved(content, 'R25 … in … is a finding'),
  ),
  row(
    'CVE-2026-55852',
    'path traversal',
    'an archive of a package, to running code',
    proved(content, 'R26 a name that leads out of the folder'),
    none('programmes come as texts with names, not as archives; a spreadsheet is unpacked in memory'),
  ),
  row(
    'CVE-2025-66206',
    'path traversal',
    'reading files',
    proved(content, 'R26 a name that leads out of the folder'),
    none('no route names a file'),
  ),
  row('CVE-2026-39352', 'path traversal', '`/backups`', none('backups are not served')),
  row(
    'CVE-2026-42219',
    'path traversal',
    'reading files',
    none('pages of the console are read once at the start and looked up by their whole name'),
  ),
  row(
    'CVE-2026-44440',
    'path traversal',
    'including a file',
    none('nothing that people write includes a file; decision files declare no entity'),
    proved(content, 'R26 a decision file that declares'),
  ),
  row(
    'CVE-2026-31878',
    'request forgery',
    'the server fetches an address',
    proved(outgoing, 'R27 an address in any parameter'),
  ),
  row(
    'CVE-2026-44441',
    'request forgery',
    'the server fetches an address',
    proved(outgoing, 'R27 an address in any parameter'),
    proved(outgoing, 'R27 only the provider of sign-in'),
  ),
  row(
    'CVE-2025-52898',
    'take-over',
    'a token to reset a password leaks',
    noPasswords,
    proved(outgoing, 'R28 whatever host a request names'),
    proved('test/sign-in/sign-in.test.ts', 'R24 an answer that was taken once'),
  ),
  row(
    'CVE-2023-46127',
    'script',
    'stored in the name of a document',
    proved(
      'test/security/console-content.test.ts',
      'R25 nothing that people write is put into a page as markup',
    ),
  ),
]
