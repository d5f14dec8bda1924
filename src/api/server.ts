// The server: every route behind the door, every answer with its headers, every request counted and logged.

import Fastify, {
  errorCodes,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyPluginAsync,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import type { DestinationStream } from 'pino'
import { placeOfRegion } from '../organisation/index.ts'
import { handlerOf } from './answer-call.ts'
import { answerError, answerErrors } from './errors.ts'
import { securityHeaders, transportHeader } from './headers.ts'
import { FirstAnswers } from './idempotency.ts'
import { openLog, RequestLog } from './log.ts'
import { Metrics } from './metrics.ts'
import { addOpenRoutes, rememberRoutes } from './open-routes.ts'
import { problemFrom, sendProblem } from './problem.ts'
import { RateLimit } from './rate-limit.ts'
import type { ApiTools, Route } from './route.ts'
import { routes } from './routes/index.ts'
import { requireVerb } from './sign-in/index.ts'
import { validatorOf } from './validation.ts'
import { prepareJson } from './write-json.ts'

export interface ServerOptions {
  readonly tools: ApiTools
  /** Finds out who calls; decorates requests with `person`. */
  readonly signIn: FastifyPluginAsync
  /** Milliseconds since some instant. */
  readonly stopwatch: () => number
  readonly logTo: DestinationStream
  /** `https://console.example`; plain HTTP only on the computer itself. */
  readonly origin: string
  /** Requests of the API a minute from one person or machine, or from one address that has not signed in. */
  readonly requestsPerMinute?: number
  /** Requests of any kind a minute from one address, behind which a whole branch may sit; decisions apart. */
  readonly requestsPerAddress?: number
  readonly decisionsPerMinute?: number
  /** Pages beside the API, such as the console. */
  readonly pages?: FastifyPluginAsync
}

export interface ReprieveServer {
  readonly server: FastifyInstance
  readonly metrics: Metrics
}

const maxParamLength = 200
const bodyBytesUsual = 64 * 1024
const requestTimeout = 30_000
const requestsUsual = 3_000
const requestsOfAddressUsual = 60_000
const decisionsUsual = 3_000_000
const requestIdForm = /^[A-Za-z0-9._-]{1,64}$/

/** The server with all its routes, not yet listening. */
export async function buildServer(options: ServerOptions): Promise<ReprieveServer> {
  const { tools, logTo, signIn, pages, origin } = options
  const metrics = new Metrics()
  const headers = origin.startsWith('https:') ? { ...securityHeaders, ...transportHeader } : securityHeaders
  const server = Fastify({
    loggerInstance: openLog(logTo, tools.clock) as unknown as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'request' }),
    bodyLimit: bodyBytesUsual,
    requestTimeout,
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength },
    forceCloseConnections: 'idle',
    requestIdHeader: false,
    genReqId: ({ headers }) => requestIdOf(headers['x-request-id']) ?? tools.newId(),
    frameworkErrors: (error, request, reply) => {
      answerError(error, request, reply.headers(headers) as never)
    },
  })
  server.setValidatorCompiler(({ schema, httpPart }) => validatorOf(httpPart, schema as object) as never)
  server.setChildLoggerFactory((logger, bindings) => new RequestLog(logger, bindings) as never)
  answerErrors(server)
  server.removeContentTypeParser('text/plain')
  readBytes(server)
  prepareJson(server, headers)
  server.addHook('onSend', (request, reply, _, done) => {
    for (const [name, value] of Object.entries(headers)) if (!reply.hasHeader(name)) reply.header(name, value)
    reply.header('x-request-id', request.id)
    done()
  })
  watch(server, options, metrics)
  const registered = rememberRoutes(server)
  await server.register(signIn)
  limitCallers(server, options)
  addOpenRoutes(server, options, registered)
  addRoutes(server, tools)
  if (pages !== undefined) await server.register(pages)
  return { server, metrics }
}

/** Bytes are read where a route takes them and refused like any other type elsewhere. */
function readBytes(server: FastifyInstance): void {
  const types = [...new Set(routes.flatMap(({ bytes = [] }) => bytes))]
  server.addContentTypeParser(types, { parseAs: 'buffer' }, (request, body, done) => {
    if (request.routeOptions.config.route?.bytes !== undefined) return done(null, body)
    done(new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE(request.headers['content-type'] ?? ''))
  })
}

const requestIdOf = (given: unknown): string | undefined =>
  typeof given === 'string' && requestIdForm.test(given) ? given : undefined

/** A decision that took longer has its line of the log. */
const slowSeconds = 0.1

/**
 * Limits before a request, figures and a line of the log after it. What a machine asked and was answered
 * in time has no line: decisions are many, each is counted, and those that bind are rows that say who asked.
 */
function watch(server: FastifyInstance, options: ServerOptions, metrics: Metrics): void {
  const { stopwatch, requestsPerAddress, decisionsPerMinute } = options
  const usual = new RateLimit(requestsPerAddress ?? requestsOfAddressUsual)
  const decisions = new RateLimit(decisionsPerMinute ?? decisionsUsual)
  server.decorateRequest('startedAt', 0)
  server.decorateRequest('asked')
  server.decorateRequest('liesElsewhere', false)
  server.addHook('onRequest', (request, reply, done) => {
    const now = stopwatch()
    request.startedAt = now
    request.asked = request.routeOptions
    const limit = request.asked.config.isDecision === true ? decisions : usual
    const wait = limit.secondsToWait(request.ip, now)
    if (wait === undefined) return done()
    tellToWait(reply, 'from your address', wait)
  })
  server.addHook('onResponse', (request, reply, done) => {
    const seconds = (stopwatch() - request.startedAt) / 1000
    const { method, asked } = request
    const route = asked.url ?? 'none'
    const status = reply.statusCode
    metrics.observe(method, route, status, seconds)
    const { person, liesElsewhere } = request
    const isMachine = person?.token !== undefined
    if (isMachine && asked.config.isDecision === true && status === 200 && seconds < slowSeconds)
      return done()
    const milliseconds = Number((seconds * 1000).toFixed(2))
    const refused = liesElsewhere ? { refused: 'place_is_not_yours' } : {}
    request.log.info({ method, route, status, milliseconds, person: person?.id, ...refused }, 'request')
    done()
  })
}

/**
 * Whoever signed in is counted by themselves, so that one busy colleague does not stop a branch that reaches us
 * from one address. Pages and their files are not counted: a browser that comes for the first time asks for many.
 */
function limitCallers(server: FastifyInstance, { stopwatch, requestsPerMinute }: ServerOptions): void {
  const limit = new RateLimit(requestsPerMinute ?? requestsUsual)
  server.addHook('onRequest', (request, reply, done) => {
    const { asked, person } = request
    if (asked.config.isDecision === true || asked.url?.startsWith('/api/') !== true) return done()
    const wait = limit.secondsToWait(person?.id ?? request.ip, stopwatch())
    if (wait === undefined) return done()
    tellToWait(reply, person === undefined ? 'from your address' : 'of yours', wait)
  })
}

function tellToWait(reply: FastifyReply, whose: string, seconds: number): void {
  const because = `too many requests ${whose} in this minute; wait ${seconds} seconds`
  const refusal = { kind: 'refused', code: 'too_many_requests', because } as const
  sendProblem(reply.header('retry-after', String(seconds)), problemFrom(refusal))
}

declare module 'fastify' {
  interface FastifyRequest {
    /** When the request began, by the stopwatch. */
    startedAt: number
    /** The route it asked; the framework makes this anew each time it is read. */
    asked: FastifyRequest['routeOptions']
  }
  interface FastifyContextConfig {
    readonly isDecision?: boolean
    /** The route as it documents itself. */
    readonly route?: Route
  }
}

function addRoutes(server: FastifyInstance, tools: ApiTools): void {
  const firstAnswers = new FirstAnswers(tools.desk.store)
  for (const route of routes) {
    const { method, address, path, query, body, isDecision = false, bodyBytesMax } = route
    server.route({
      method,
      url: urlOf(address),
      schema: { params: path, querystring: query, ...(body !== undefined && { body }) },
      config: { isDecision, route },
      ...(bodyBytesMax !== undefined && {
        bodyLimit: typeof bodyBytesMax === 'number' ? bodyBytesMax : bodyBytesMax(tools),
      }),
      onRequest: requireVerb(route.verb),
      ...(route.regionOf !== undefined && { preHandler: placeGuardOf(route, route.regionOf, tools) }),
      handler: handlerOf(route, tools, firstAnswers),
    })
  }
}

/** `/plans/{plan}` as Fastify writes it, below `/api`. */
const urlOf = (address: string): string => `/api${address.replaceAll(/\{(\w+)\}/g, ':$1')}`

/**
 * Whoever may not at all is refused before a body is read; where the thing lies is asked once it was. What lies elsewhere
 * is answered as if there were none, and the log alone says why.
 */
function placeGuardOf({ verb, unknown }: Route, regionOf: NonNullable<Route['regionOf']>, tools: ApiTools) {
  const placeOf = (region: string | undefined) => (region === undefined ? undefined : placeOfRegion(region))
  const place = (request: FastifyRequest) => {
    const path = request.params as Readonly<Record<string, unknown>>
    const query = request.query as Readonly<Record<string, unknown>>
    const region = regionOf(tools, { path, query, body: request.body })
    return region instanceof Promise ? region.then(placeOf) : placeOf(region)
  }
  return requireVerb(verb, place, { hidesElsewhere: unknown !== undefined })
}
