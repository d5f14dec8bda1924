// What the framework itself refuses, and what breaks: always problem details, never a word of what broke.

import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Refusal, refuse } from '../kernel/index.ts'
import { StoreUnavailable } from '../store/index.ts'
import { loggedError } from './masking.ts'
import { problemFrom, sendProblem } from './problem.ts'
import { mistakeOf } from './validation.ts'

const frameworkRefusals: Readonly<Record<string, Refusal>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: refuse('body_is_too_large', 'the body is larger than this route reads'),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: refuse('content_type_is_not_read', 'send application/json'),
  FST_ERR_CTP_EMPTY_JSON_BODY: refuse(
    'body_is_not_json',
    'the body is empty; send the JSON object of the route',
  ),
  FST_ERR_CTP_INVALID_JSON_BODY: refuse('body_is_not_json', 'the body is no JSON; check quotes and commas'),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: refuse(
    'body_is_not_json',
    'the length of the body is not as announced',
  ),
  FST_ERR_MAX_PARAM_LENGTH: refuse(
    'address_is_malformed',
    'a part of the address is longer than any id here',
  ),
  FST_ERR_BAD_URL: refuse('address_is_malformed', 'the address cannot be read; encode it as UTF-8'),
}

/** Codes of a connection to the database that broke or could not be made. */
const databaseGone = /^(?:CONNECTION_|CONNECT_|ECONN|57P0|08)/

/** Puts the answers to errors on a server. */
export function answerErrors(server: FastifyInstance): void {
  server.setErrorHandler((error: FastifyError, request, reply) => answerError(error, request, reply))
  server.setNotFoundHandler((_, reply) =>
    sendProblem(
      reply,
      problemFrom(refuse('route_does_not_exist', 'there is no such address; /api/docs lists all')),
    ),
  )
}

/** Answers an error. */
export function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error.validation !== undefined) {
    const { refusal, pointer } = mistakeOf(error.validationContext ?? 'body', error.validation as never)
    return sendProblem(reply, { ...problemFrom(refusal), pointer })
  }
  const known = frameworkRefusals[error.code]
  if (known !== undefined) return sendProblem(reply, problemFrom(known))
  if (error instanceof SyntaxError && error.statusCode === 400)
    return sendProblem(reply, problemFrom(frameworkRefusals.FST_ERR_CTP_INVALID_JSON_BODY!))
  request.log.error({ error: loggedError(error) }, 'defect')
  if (error instanceof StoreUnavailable || databaseGone.test(error.code ?? '')) {
    const because =
      'the database does not answer. Send the request again in a while, a change under the same Idempotency-Key'
    return sendProblem(
      reply.header('retry-after', '5'),
      problemFrom(refuse('database_is_not_available', because)),
    )
  }
  const because = 'something broke that should not; tell the people who run this the id of the request'
  return sendProblem(reply, problemFrom(refuse('defect', because)))
}
