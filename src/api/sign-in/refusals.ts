// Every "no" at the door, in order of precedence, and how it is answered: problem details (RFC 9457) with our words.

import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Refusal } from '../../kernel/index.ts'
import type { PermissionRefusal, Verb } from '../../organisation/index.ts'
import { permissionOf } from '../../organisation/index.ts'
import { type Problem, sendProblem } from '../problem.ts'
import { refusedPage } from './refused-page.ts'

export const signInRefusals = [
  'return_address_is_foreign',
  'provider_does_not_answer',
  'attempt_was_not_begun_here',
  'provider_refused',
  'answer_does_not_match',
  'sign_in_is_too_weak',
  'sign_in_was_not_renewed',
  'person_is_unknown',
  'another_person_answered',
  'not_signed_in',
  'session_is_over',
  'token_is_not_valid',
  'request_comes_from_elsewhere',
  'csrf_token_is_missing',
  'csrf_token_is_wrong',
  'sign_in_again',
  'too_many_logout_tokens',
  'logout_token_is_not_valid',
  'logout_token_was_used',
] as const

export type SignInRefusal = Refusal<(typeof signInRefusals)[number]>

const titles: Readonly<Record<number, string>> = {
  400: 'The request cannot be understood',
  401: 'Sign in first',
  403: 'Not allowed',
  429: 'Too many requests',
  502: 'The provider does not answer',
}

/** The refusal as problem details. */
export function problemOf(refusal: SignInRefusal | PermissionRefusal, status: number, verb?: Verb): Problem {
  const { code, because, at } = refusal
  return {
    type: `urn:reprieve:refusal:${code}`,
    title: titles[status] ?? 'Refused',
    status,
    detail: because,
    code,
    ...(at !== undefined && verb === undefined && { pointer: at }),
    ...(verb !== undefined && { needed: { verb, roles: permissionOf(verb).roles } }),
  }
}

/** Answers with the refusal; whoever is not known is told how to be. */
export const answerProblem = (reply: FastifyReply, problem: Problem): FastifyReply => {
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer realm="reprieve"')
  return sendProblem(reply, problem)
}

interface RefusedAtTheDoor {
  readonly refusal: SignInRefusal
  readonly status: number
}

/** Answers a browser that follows a link with a page that has a way out, and everybody else with the problem. */
export function answerAtTheDoor(
  request: FastifyRequest,
  reply: FastifyReply,
  { refusal, status }: RefusedAtTheDoor,
): FastifyReply {
  if (!/\btext\/html\b/.test(request.headers.accept ?? ''))
    return answerProblem(reply, problemOf(refusal, status))
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('vary', 'accept')
    .send(refusedPage(refusal.code, request.id))
}
