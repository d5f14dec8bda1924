// The types of the console's client, written from the server's own description (OpenAPI 3.1), one member per route.

import { join } from 'node:path'
import { openApiFrom } from '../../src/api/openapi.ts'
import { routes } from '../../src/api/routes/index.ts'
import { leaveSchema } from '../../src/api/sign-in/routes.ts'
import { root } from '../tidy/sources.ts'

export const clientFile = join(root, 'src/console/client/api.ts')

/** Of the doors the console asks only this one. */
const doors = [{ method: 'POST', url: '/api/sign-out', schema: leaveSchema, route: undefined }]

/** The description of the API as of now. */
export function describedApi() {
  const described = routes.map((route) => ({
    ...route,
    url: `/api${route.address}`,
    schema: undefined,
    route,
  }))
  return openApiFrom([...described, ...doors], 'http://127.0.0.1')
}

/** The source text of the client's types as of now. */
export const freshClientTypes = (): string => clientTypes(describedApi())

interface Schema {
  readonly type?: string | readonly string[]
  readonly enum?: readonly (string | number)[]
  readonly const?: unknown
  readonly properties?: Readonly<Record<string, Schema>>
  readonly patternProperties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: boolean | Schema
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly $ref?: string
}

interface Operation {
  readonly parameters?: readonly {
    readonly name: string
    readonly in: string
    readonly required: boolean
    readonly schema: object
  }[]
  readonly requestBody?: { readonly content: Content }
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>
}

type Content = Readonly<Record<string, { readonly schema: object }>>

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}

const head = `// What the server can be asked, generated from its description; \`npm run client\` writes it anew.

export interface Api {
`

/** The source text of the client's types. */
function clientTypes({ paths }: Description): string {
  const routes = Object.entries(paths).flatMap(([address, methods]) =>
    Object.entries(methods).map(
      ([method, operation]) => `  '${method.toUpperCase()} ${address}': ${routeType(operation)}\n`,
    ),
  )
  return `${head}${routes.join('')}}\n`
}

function routeType({ parameters = [], requestBody, responses }: Operation): string {
  const member = (place: 'path' | 'query'): string[] => {
    const own = parameters.filter((parameter) => parameter.in === place)
    if (own.length === 0) return []
    const members = own.map(({ name, required, schema }) => memberType(name, required, schema))
    const optional = own.some(({ required }) => required) ? '' : '?'
    return [`readonly ${place}${optional}: { ${members.join('; ')} }`]
  }
  const body = requestBody?.content['application/json']?.schema
  const asked = [...member('path'), ...member('query'), ...(body ? [`readonly body: ${typeOf(body)}`] : [])]
  return `{ ${[...asked, `readonly answer: ${answerType(responses)}`].join('; ')} }`
}

function answerType(responses: Operation['responses']): string {
  const good = Object.entries(responses).filter(([status]) => status.startsWith('2'))
  const types = good.map(([, { content }]) => {
    if (content === undefined) return 'undefined'
    const json = content['application/json']
    return json === undefined ? 'string' : typeOf(json.schema)
  })
  return [...new Set(types)].join(' | ') || 'undefined'
}

const memberType = (name: string, required: boolean, schema: Schema): string =>
  `readonly ${/^\w+$/.test(name) ? name : `'${name}'`}${required ? '' : '?'}: ${typeOf(schema)}`

/** The type of a JSON schema. Forms beside members only say which of them go together. */
function typeOf(schema: Schema): string {
  if (schema.enum !== undefined) return schema.enum.map(literal).join(' | ')
  if (schema.const !== undefined) return literal(schema.const)
  const some = (schema.properties === undefined ? schema.anyOf : undefined) ?? schema.oneOf
  if (some !== undefined) return some.map(typeOf).join(' | ')
  if (schema.type === 'array') return `readonly (${typeOf(schema.items ?? {})})[]`
  if (schema.type === 'object') return objectType(schema)
  if (schema.type === 'integer') return 'number'
  return ['string', 'number', 'boolean', 'null'].includes(String(schema.type))
    ? String(schema.type)
    : 'unknown'
}

const literal = (value: unknown): string => (typeof value === 'string' ? `'${value}'` : String(value))

function objectType({ properties, patternProperties, additionalProperties, required = [] }: Schema): string {
  const members = Object.entries(properties ?? {}).map(([name, schema]) =>
    memberType(name, required.includes(name), schema),
  )
  const [pattern] = Object.values(patternProperties ?? {})
  const others = typeof additionalProperties === 'object' ? additionalProperties : pattern
  if (members.length === 0)
    return `Readonly<Record<string, ${others === undefined ? 'unknown' : typeOf(others)}>>`
  return `{ ${members.join('; ')} }`
}
