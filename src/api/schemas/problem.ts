// Problem details (RFC 9457) as every refusal is answered.

import { Type } from '@sinclair/typebox'
import { shape } from './parts.ts'

export const problemSchema = shape(
  {
    type: Type.String({ description: 'urn:reprieve:refusal: and the code' }),
    title: Type.String(),
    status: Type.Integer({ minimum: 400, maximum: 599 }),
    detail: Type.String({ description: 'What was wrong, and what to do next' }),
    code: Type.String({ pattern: '^[a-z][a-z0-9_]*$' }),
    pointer: Type.Optional(
      Type.String({
        description: 'Where the mistake is: /body, /query, /path or /headers, and the members below',
      }),
    ),
    at: Type.Optional(Type.String({ description: 'The place in the words of the file or record concerned' })),
    request: Type.Optional(Type.String({ description: 'Id of the request, to be found in the log' })),
    meanwhile: Type.Optional(
      shape(
        { what: Type.String(), person: Type.String(), at: Type.String() },
        'What happened since the thing was read, as the evidence log calls it, by whom and when',
      ),
    ),
    needed: Type.Optional(
      shape({ verb: Type.String(), roles: Type.Array(Type.String()) }, 'The verb, and the roles that may'),
    ),
    removed: Type.Optional(
      shape(
        {
          night: Type.String(),
          day: Type.String(),
          by: Type.String(),
          rule: Type.String(),
          days: Type.Integer(),
        },
        'Of which night a removed book was, when it went, by a person or system, under which rule of the bank',
      ),
    ),
  },
  'Problem details',
)

/** What every refusal is answered with, where the description of the API holds the schema. */
export const problemContent = {
  'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
} as const
