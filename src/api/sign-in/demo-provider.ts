// The provider of the demo: a real OpenID Connect server that believes whoever one says one is. For demonstrations only.

import { generateKeyPairSync } from 'node:crypto'
import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import OidcProvider, { type Configuration, interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider'
import { assert } from '../../kernel/index.ts'
import { demoMemory } from './demo-memory.ts'
import { type DemoPerson, demoFarewell, demoPage, demoPageFailed } from './demo-page.ts'
import { addDemoStyle, demoPrefix } from './demo-style.ts'
import { isLoopback, type Provider } from './options.ts'
import { newSecret } from './secrets.ts'

export interface DemoProvider {
  /** Serves the provider below `/demo-provider`. */
  readonly plugin: FastifyPluginAsync
  /** What `signIn` is given: it reaches the provider without a network. */
  readonly provider: Provider
}

interface DemoOptions {
  /** The address of the server it is part of; on this computer only. */
  readonly origin: string
  readonly people: readonly DemoPerson[]
  readonly random: (bytes: number) => Uint8Array
}

const clientId = 'reprieve-demo'

/** The embedded provider of the demo, for a server on this computer. Throws for any other address. */
export function demoProvider(options: DemoOptions): DemoProvider {
  const { origin, people, random } = options
  assert(isLoopback(origin), 'the demo provider checks nobody and is for this computer only')
  const clientSecret = newSecret(random)
  const issuer = `${origin}${demoPrefix}`
  let served: FastifyInstance | undefined
  const fetch = (url: string, request: RequestInit): Promise<Response> => {
    assert(served !== undefined, 'the demo provider is asked after its server is ready')
    return askServer(served, new URL(url), request)
  }
  const oidc = new OidcProvider(issuer, { ...configure(options, clientSecret), fetch: tellClient(fetch) })
  const plugin: FastifyPluginAsync = async (server) => {
    served = server
    addRoutes(server, { oidc, origin, people })
  }
  return { plugin, provider: { issuer, clientId, clientSecret, fetch, prompt: 'login' } }
}

/** How the provider reaches its one client: the same server, without a network. */
const tellClient =
  (ask: (url: string, request: RequestInit) => Promise<Response>): NonNullable<Configuration['fetch']> =>
  (url, request) =>
    ask(String(url), request as RequestInit)

function configure({ origin, people, random }: DemoOptions, clientSecret: string): Configuration {
  const policy = interactionPolicy.base()
  policy.remove('consent')
  const cookie = { httpOnly: true, sameSite: 'lax', path: demoPrefix, overwrite: true } as const
  return {
    adapter: demoMemory(),
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [`${origin}/api/sign-in/callback`],
        post_logout_redirect_uris: [`${origin}/`],
        backchannel_logout_uri: `${origin}/api/sign-out/back-channel`,
        backchannel_logout_session_required: true,
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    jwks: { keys: [newSigningKey()] },
    cookies: { keys: [newSecret(random)], long: cookie, short: cookie },
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: leaving(origin),
      backchannelLogout: { enabled: true },
    },
    interactions: { policy, url: (_, { uid }) => `${demoPrefix}/people/${uid}` },
    ttl: {
      AuthorizationCode: 60,
      IdToken: 300,
      AccessToken: 300,
      Interaction: 600,
      Session: 600,
      Grant: 600,
    },
    findAccount: (_, sub) =>
      people.some(({ id }) => id === sub) ? { accountId: sub, claims: () => ({ sub }) } : undefined,
    loadExistingGrant: grantAll,
    renderError: (context: KoaContextWithOIDC) => {
      context.type = 'html'
      context.body = demoPageFailed()
    },
  }
}

/** Leaving the provider too: one button, and back to where people sign in. */
const leaving = (origin: string) => ({
  enabled: true,
  logoutSource: (context: KoaContextWithOIDC, form: string) => {
    for (const [name, value] of Object.entries(pageHeaders(origin))) context.set(name, value)
    context.type = 'html'
    context.body = demoFarewell(form)
  },
})

/** Nobody is asked for consent: there is one client, and it asks for nothing but the id. */
async function grantAll({ oidc }: KoaContextWithOIDC) {
  const grant = new oidc.provider.Grant({
    clientId: oidc.client!.clientId,
    accountId: oidc.session!.accountId!,
  })
  grant.addOIDCScope('openid')
  await grant.save()
  return grant
}

function newSigningKey() {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return { ...privateKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig', kid: 'demo' }
}

interface Served {
  readonly oidc: OidcProvider
  readonly origin: string
  readonly people: readonly DemoPerson[]
}

function addRoutes(server: FastifyInstance, { oidc, origin, people }: Served): void {
  const answer = oidc.callback()
  const secured = (reply: FastifyReply): FastifyReply =>
    reply.type('text/html; charset=utf-8').headers(pageHeaders(origin))
  server.removeAllContentTypeParsers()
  server.addContentTypeParser('*', (_request, _payload, done) => done(null))
  addDemoStyle(server)
  server.get(`${demoPrefix}/people/:uid`, async (request, reply) => {
    const { uid } = request.params as { uid: string }
    return secured(reply).send(demoPage(people, `${demoPrefix}/people/${encodeURIComponent(uid)}`))
  })
  server.post(`${demoPrefix}/people/:uid/:person`, async (request, reply) => {
    const { person } = request.params as { person: string }
    if (!people.some(({ id }) => id === person)) return secured(reply).code(404).send(demoPageFailed())
    ofThisAddress(request, origin)
    try {
      const login = { accountId: person, remember: false }
      return reply.redirect(await oidc.interactionResult(request.raw, reply.raw, { login }), 303)
    } catch {
      return secured(reply).code(400).send(demoPageFailed())
    }
  })
  server.all(`${demoPrefix}/*`, async (request, reply) => {
    ofThisAddress(request, origin)
    const raw = request.raw as typeof request.raw & { originalUrl?: string }
    raw.originalUrl = raw.url!
    raw.url = raw.url!.slice(demoPrefix.length)
    reply.hijack()
    await answer(raw, reply.raw)
  })
}

/** Whatever host a request names, the addresses given away are ours. */
function ofThisAddress({ raw }: FastifyRequest, origin: string): void {
  raw.headers.host = new URL(origin).host
  delete raw.headers['x-forwarded-host']
  delete raw.headers['x-forwarded-proto']
}

/** Forms may lead to the client and nowhere else; nothing but our style and letters is loaded, no script runs. */
const pagePolicy = (origin: string): string =>
  `default-src 'none'; style-src 'self'; font-src 'self'; form-action 'self' ${origin}; frame-ancestors 'none'; base-uri 'none'`

const pageHeaders = (origin: string) => ({
  'cache-control': 'no-store',
  'content-security-policy': pagePolicy(origin),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
})

/** One request to the server itself, as if over the network. */
async function askServer(server: FastifyInstance, url: URL, request: RequestInit): Promise<Response> {
  const { statusCode, headers, rawPayload } = await server.inject({
    method: (request.method ?? 'GET') as 'GET' | 'POST',
    url: `${url.pathname}${url.search}`,
    headers: { ...Object.fromEntries(new Headers(request.headers)), host: url.host },
    ...(request.body != null && { payload: String(request.body) }),
  })
  return new Response(new Uint8Array(rawPayload), {
    status: statusCode,
    headers: { 'content-type': String(headers['content-type'] ?? 'text/plain') },
  })
}
