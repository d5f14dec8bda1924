// From a request to its answer: rehearsed when asked to, once for each key, and rendered the same way everywhere.

import type { FastifyReply, FastifyRequest } from 'fastify'
import { isRefusal, type Refusal } from '../kernel/index.ts'
import { permissionOf } from '../organisation/index.ts'
import type { FirstAnswers, Run } from './idempotency.ts'
import { prefersRehearsal } from './prefer.ts'
import { problemFrom, sendProblem } from './problem.ts'
import type { ApiTools, Call, Reply, Route } from './route.ts'
import { callerOf, refuseOldSignIn } from './sign-in/index.ts'
import { refuseMoved } from './states.ts'
import { writeJson } from './write-json.ts'

type Members = Readonly<Record<string, unknown>>
type AnyCall = Call<Members, Members, unknown>

/** The handler of a route. */
export function handlerOf(route: Route, tools: ApiTools, firstAnswers: FirstAnswers) {
  return (request: FastifyRequest, reply: FastifyReply): void => {
    const call = callOf(route, request)
    const render = (answered: Reply | Refusal): void => {
      if (isRefusal(answered)) return void sendProblem(reply, problemFrom(answered, call))
      if (call.isRehearsal) reply.header('preference-applied', 'dry-run')
      send(reply, answered)
    }
    const old = refuseOld(route, call, tools)
    if (old !== undefined) {
      render(old)
      return
    }
    answerOf(request.liesElsewhere ? asIfUnknown(route) : route, { tools, firstAnswers, request, call })
      .then(render)
      .catch((error) => reply.send(error))
  }
}

/** The refusal of a sensitive change after an old sign-in; a rehearsal changes nothing and needs none. */
const refuseOld = ({ method, verb }: Route, { isRehearsal, session }: AnyCall, { clock }: ApiTools) =>
  method === 'GET' || isRehearsal || !permissionOf(verb).isSensitive
    ? undefined
    : refuseOldSignIn(session, clock())

/** The route as it answers where there is no such thing. */
const asIfUnknown = ({ stateOf: _, unknown, ...route }: Route): Route => ({
  ...route,
  run: async (tools, call) => unknown!(tools, call),
})

/** The answer, with how the thing stands where it was read. */
async function withState(route: Route, tools: ApiTools, call: AnyCall): Promise<Reply | Refusal> {
  const moved = await refuseMoved(route, tools, call)
  if (moved !== undefined) return moved
  const { method, stateOf } = route
  const standing = method === 'GET' ? await stateOf?.(tools, { path: call.path as never }) : undefined
  const reply = await route.run(tools, call)
  if (isRefusal(reply) || standing === undefined) return reply
  return { ...reply, headers: { etag: standing.etag, ...reply.headers } }
}

function callOf({ method, isLook = false }: Route, request: FastifyRequest): AnyCall {
  const query = request.query as Members
  const isUnsafe = method !== 'GET' && !isLook
  const key = request.headers['idempotency-key']
  return {
    path: request.params as Members,
    query,
    body: request.body,
    person: callerOf(request),
    session: request.signedIn,
    headers: request.headers,
    isRehearsal: isUnsafe && (query.dryRun === true || prefersRehearsal(request.headers.prefer)),
    key: isUnsafe && typeof key === 'string' ? key : undefined,
  }
}

interface Answering {
  readonly tools: ApiTools
  readonly firstAnswers: FirstAnswers
  readonly request: FastifyRequest
  readonly call: AnyCall
}

function answerOf(route: Route, { tools, firstAnswers, request, call }: Answering): Promise<Reply | Refusal> {
  const run: Run = (firstAnswer) => {
    const told = firstAnswer === undefined ? call : { ...call, firstAnswer }
    return route.stateOf === undefined ? route.run(tools, told) : withState(route, tools, told)
  }
  if (call.isRehearsal) return tools.desk.store.rehearse(run)
  if (call.key === undefined) return run()
  const { method, url } = request
  return firstAnswers.once({ person: call.person.id, key: call.key, method, url, body: call.body }, run)
}

function send(reply: FastifyReply, { status, body, headers, text, isAscii }: Reply): void {
  if (headers === undefined && !reply.hasHeader('preference-applied')) {
    writeJson(reply, status, text ?? JSON.stringify(body), isAscii)
    return
  }
  reply.code(status)
  if (headers !== undefined) reply.headers(headers)
  if (headers?.['content-type'] !== undefined) reply.send(body)
  else reply.type('application/json; charset=utf-8').send(text ?? JSON.stringify(body))
}
