// docs/reference/api.md: the description of the API as a page of the documentation.

import type { OpenApi, Operation } from './openapi.ts'

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

/** The reference as Markdown, from the OpenAPI document. */
export function referenceFrom(document: OpenApi): string {
  const listed = Object.entries(document.paths).flatMap(([address, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ address, method, operation })),
  )
  const topics = [...new Set(listed.map(({ operation }) => operation.tags[0]!))].sort()
  const sections = topics.map((topic) => {
    const own = listed.filter(({ operation }) => operation.tags[0] === topic)
    return [`## ${topic[0]!.toUpperCase()}${topic.slice(1)}`, ...own.map(section)].join('\n\n')
  })
  return `${[head, ...sections].join('\n\n')}\n`
}

const head = `# The API

Generated from \`/api/openapi.json\`; \`UPDATE_GOLDEN=1\` with the tests of \`src/api\` writes it anew.

- Money is in minor units (fen), days are days in Asia/Shanghai, instants carry their offset.
- People sign in (\`/api/sign-in\`) and come with a cookie; what they change carries the \`csrfToken\` of \`/api/session\`
  as \`X-CSRF-Token\`. Machines show a bearer token (\`Authorization: Bearer …\`), for verbs a token may carry; each route names the verb it needs, and
  [roles.md](roles.md) says who has it. What lies in regions that are not yours is refused or left out.
- A refusal is a problem document (RFC 9457): \`code\`, \`detail\` with what to do next, and \`pointer\`, the place of the
  mistake in \`/body\`, \`/query\`, \`/path\` or \`/headers\`.
- \`POST\` takes \`Idempotency-Key\`: the same key is answered with the first answer for 7 days and \`Idempotency-Replayed: true\`;
  with another body it is refused. \`Prefer: dry-run\` (RFC 7240, also among other preferences; or \`?dryRun=true\`) goes the
  whole way, keeps nothing, and is answered with \`Preference-Applied: dry-run\`. What shows personal data takes neither.
- Long lists come in pages; \`next\` is the \`cursor\` of the page after. Long work is a job: 202, \`Location\`, and
  \`/api/jobs/{job}/events\` tells how far it is.
- A machine's token is made, issued and changed as [security](../operating/security.md#tokens-of-machines) says.
- Answered with 429 or 503, or not at all: send it again after \`Retry-After\`, a change under the same key. A person or
  machine has 3,000 requests a minute; decisions 3,000,000 from one address.
- \`/api/health/live\`, \`/api/health/ready\` and \`/metrics\`, which has a port of its own, are in
  [at a bank](../operating/at-a-bank.md#is-it-well).`

interface Listed {
  readonly address: string
  readonly method: string
  readonly operation: Operation
}

function section({ address, method, operation }: Listed): string {
  const { summary, description, parameters, requestBody, responses } = operation
  const verb = operation['x-verb']
  const own = parameters.filter(({ name, in: place }) => place !== 'header' || !headersOfAll.includes(name))
  const rows = own.map(
    ({ name, in: place, required, description: words = '', schema }) =>
      `| \`${name}\` | ${place} | ${required ? 'required' : ''} | ${cell(words)} | ${cell(boundsOf(schema))} |`,
  )
  const table =
    rows.length === 0
      ? []
      : [['| name | in | | meaning | bounds |', '|---|---|---|---|---|', ...rows].join('\n')]
  const body = requestBody?.content['application/json']?.schema
  const answers = Object.entries(responses)
    .filter(([status]) => Number(status) < 400)
    .map(([status, { description: words, content }]) => `${status}: ${words}${typeOf(content)}`)
  const problems = Object.keys(responses).filter((status) => Number(status) >= 400)
  return [
    `### \`${method.toUpperCase()} ${address}\``,
    `${summary}.${description === undefined ? '' : ` ${description}`}${verb === undefined ? '' : ` Verb: \`${verb}\`.`}`,
    ...table,
    ...(body === undefined ? [] : [memberTable(body, 'body')]),
    ...exampleOf(operation, `${method.toUpperCase()} ${address}`),
    ...answerOf(operation),
    [...answers, ...(problems.length === 0 ? [] : [`Problems: ${problems.join(', ')}`])].join(' · '),
  ].join('\n\n')
}

/** What many routes read, and the head of the page says of all. */
const headersOfAll = ['X-CSRF-Token', 'Idempotency-Key', 'Prefer']

/** What is sent and answered, where the route has an example. */
function exampleOf({ parameters, requestBody, responses }: Operation, call: string): readonly string[] {
  const [content] = Object.values(Object.values(responses)[0]?.content ?? {})
  if (content?.example === undefined) return []
  const query = parameters.filter(({ in: place, example }) => place === 'query' && example !== undefined)
  const filled = parameters.reduce(
    (told, { name, example }) => told.replace(`{${name}}`, String(example)),
    call,
  )
  const asked = query.map(({ name, example }) => `${name}=${example}`).join('&')
  const sent = requestBody?.content['application/json']?.example
  return [
    [
      '```',
      `${filled}${asked === '' ? '' : `?${asked}`}`,
      ...(sent === undefined ? [] : [JSON.stringify(sent)]),
      '',
      typeof content.example === 'string'
        ? content.example.replaceAll('\r\n', '\n').trimEnd()
        : JSON.stringify(content.example, null, 2),
      '```',
    ].join('\n'),
  ]
}

/** Every member of the answer, where the route has an example: those are what other systems of the bank ask. */
function answerOf({ responses }: Operation): readonly string[] {
  const content = Object.values(responses)[0]?.content?.['application/json']
  const { properties } = (content?.schema ?? {}) as Described
  return content?.example === undefined || properties === undefined
    ? []
    : [memberTable(content.schema, 'answer')]
}

const typeOf = (content: object | undefined): string => {
  const [type] = Object.keys(content ?? {})
  return type === undefined || type === 'application/json' ? '' : ` (\`${type}\`)`
}

interface Described {
  readonly properties?: Readonly<Record<string, { readonly description?: string }>>
  readonly required?: readonly string[]
}

/** The members of a body, which must be sent, or of an answer, which are always there. */
function memberTable(schema: Described, place: 'body' | 'answer'): string {
  const must = place === 'body' ? 'required' : 'always'
  const rows = Object.entries(schema.properties ?? {}).map(([name, member]) => {
    const need = schema.required?.includes(name) ? must : ''
    return `| \`${name}\` | ${place} | ${need} | ${cell(member.description ?? '')} | ${cell(boundsOf(member))} |`
  })
  return ['| member | in | | meaning | bounds |', '|---|---|---|---|---|', ...rows].join('\n')
}

function boundsOf(schema: object): string {
  const { type, enum: words, pattern, format, minimum, maximum } = schema as Readonly<Record<string, unknown>>
  if (Array.isArray(words)) return words.map((word) => `\`${word}\``).join(', ')
  if (pattern !== undefined) return `\`${pattern}\``
  if (format !== undefined) return String(format)
  return minimum === undefined ? String(type ?? '') : `${minimum} … ${maximum ?? ''}`
}
