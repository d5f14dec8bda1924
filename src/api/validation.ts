// Reading requests by their schemas: bodies as they are, addresses with texts turned into numbers, mistakes with their place.

import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import formats from 'ajv-formats'
import { type Refusal, refuse } from '../kernel/index.ts'

const settings = { allErrors: false, removeAdditional: false, useDefaults: false, strict: false } as const
const addFormats = formats as unknown as (ajv: Ajv) => Ajv
const withFormats = (ajv: Ajv): Ajv => hastened(addFormats(ajv))

const usualInstant = new RegExp(
  [
    /^\d{4}-/,
    /(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)/,
    /T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d)$/,
  ]
    .map(({ source }) => source)
    .join(''),
)

/** Instants as they are usually written are known by one pattern; the format itself, asked about all others, takes 4 µs. */
function hastened(ajv: Ajv): Ajv {
  const format = ajv.formats['date-time'] as { readonly validate: (text: string) => boolean }
  const validate = (text: string): boolean => usualInstant.test(text) || format.validate(text)
  return ajv.addFormat('date-time', { ...format, validate })
}

const exact = withFormats(new Ajv(settings))
const coercing = withFormats(new Ajv({ ...settings, coerceTypes: true }))

/** The validator of a part of requests, for Fastify. */
export function validatorOf(part: string | undefined, schema: object): ValidateFunction {
  return (part === 'body' ? exact : coercing).compile(schema)
}

/** A validator of answers, for tests. */
export const exactValidatorOf = (schema: object): ValidateFunction => exact.compile(schema)

const partNames: Readonly<Record<string, string>> = { params: 'path', querystring: 'query' }

/** The first mistake of a request, with where it is. */
export function mistakeOf(
  part: string,
  errors: readonly ErrorObject[],
): { refusal: Refusal; pointer: string } {
  const [error] = errors
  const place = `/${partNames[part] ?? part}`
  const pointer = error === undefined ? place : `${place}${error.instancePath}${stepOf(error)}`
  const because = error === undefined ? 'does not follow the schema' : wordsOf(error)
  const refusal = refuse('request_is_malformed', `${pointer} ${because}; /api/docs shows what is read here`)
  return { refusal, pointer }
}

function stepOf({ keyword, params }: ErrorObject): string {
  if (keyword === 'required') return `/${escaped(params.missingProperty)}`
  if (keyword === 'additionalProperties') return `/${escaped(params.additionalProperty)}`
  return ''
}

/** A member's name as a step of a JSON pointer; nothing longer than a name is repeated. */
const escaped = (name: unknown): string =>
  String(name).slice(0, 80).replaceAll('~', '~0').replaceAll('/', '~1')

function wordsOf({ keyword, params, message }: ErrorObject): string {
  if (keyword === 'required') return 'is missing'
  if (keyword === 'additionalProperties') return 'is not known here'
  if (keyword === 'enum') return `must be one of ${(params.allowedValues as string[]).join(', ')}`
  return message ?? 'is not right'
}
