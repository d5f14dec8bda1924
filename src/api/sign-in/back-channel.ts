// The provider tells that somebody signed out there: a signed token ends their sessions here, once.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Temporal } from 'temporal-polyfill'
import { isRefusal, refuse } from '../../kernel/index.ts'
import { RateLimit } from '../rate-limit.ts'
import { LogoutTokens, type ProviderLogout } from './logout-token.ts'
import { answerProblem, problemOf, type SignInRefusal } from './refusals.ts'
import type { Door } from './routes.ts'
import { hashOf } from './secrets.ts'

const tokenBytesMax = 16 * 1024
const formType = 'application/x-www-form-urlencoded'
/** A signature costs; a provider that signs a whole bank out at once sends again what is told to wait. */
const tokensPerMinute = 300

export const backChannelSchema = {
  summary: 'For the provider: a signed logout token ends the sessions it names (Back-Channel Logout 1.0)',
  response: {
    200: { description: 'They are ended, or had ended', type: 'null' },
    400: { description: 'Problem details', type: 'object', additionalProperties: true },
    429: { description: 'Problem details', type: 'object', additionalProperties: true },
  },
} as const

/** Puts the route on a server; forms are read here and nowhere else. */
export async function addBackChannel(server: FastifyInstance, door: Door): Promise<void> {
  const { clock, provider } = door.options
  const tokens = new LogoutTokens(provider)
  const limit = new RateLimit(tokensPerMinute)
  const now = () => Temporal.Instant.from(clock()).epochMilliseconds
  await server.register(async (inner) => {
    inner.addContentTypeParser(formType, { parseAs: 'string', bodyLimit: tokenBytesMax }, (_, body, done) =>
      done(null, new URLSearchParams(String(body))),
    )
    inner.post(
      '/api/sign-out/back-channel',
      { schema: backChannelSchema, bodyLimit: tokenBytesMax },
      async (request, reply) => {
        reply.header('cache-control', 'no-store')
        const wait = limit.secondsToWait(request.ip, now())
        if (wait === undefined) return end({ door, tokens }, request, reply)
        const because = `too many logout tokens in this minute; wait ${wait} seconds`
        const busy: SignInRefusal = refuse('too_many_logout_tokens', because)
        return answerProblem(reply.header('retry-after', String(wait)), problemOf(busy, 429))
      },
    )
  })
}

interface Ending {
  readonly door: Door
  readonly tokens: LogoutTokens
}

async function end({ door, tokens }: Ending, request: FastifyRequest, reply: FastifyReply) {
  const { store } = door.options
  const logout = await logoutOf({ door, tokens }, request.body)
  const ended = isRefusal(logout) ? logout : await store.sessions.endByProvider(logoutToEnd(logout))
  if (ended !== undefined && !isRefusal(ended)) return reply.code(200).send()
  const refusal = isRefusal(ended) ? (ended as SignInRefusal) : replayed
  await store.sessions.note({ outcome: 'refused', code: refusal.code })
  return answerProblem(reply, problemOf(refusal, 400))
}

const logoutToEnd = ({ jti, subject, session }: ProviderLogout) => ({
  jtiHash: hashOf(jti),
  ...(subject !== undefined && { subject }),
  ...(session !== undefined && { session }),
})

const replayed: SignInRefusal = refuse('logout_token_was_used', 'this logout token was taken before')

async function logoutOf({ door, tokens }: Ending, body: unknown): Promise<ProviderLogout | SignInRefusal> {
  const token = body instanceof URLSearchParams ? body.getAll('logout_token') : []
  const metadata = await door.openId.metadata()
  if (metadata === undefined)
    return refuse('provider_does_not_answer', 'the keys of the provider cannot be asked for; send it again')
  return tokens.read(token.length === 1 ? token[0]! : '', metadata)
}
