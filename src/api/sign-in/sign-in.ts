// The door as one Fastify plugin: it finds out who calls, refuses forgeries, and has the routes to come and go.

import cookie from '@fastify/cookie'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import plugin from 'fastify-plugin'
import { isRefusal } from '../../kernel/index.ts'
import { Callers, type KnownCaller } from './callers.ts'
import { cookiesFor } from './cookies.ts'
import { OpenId } from './open-id.ts'
import { assertProtected, type SignInOptions } from './options.ts'
import { answerProblem, problemOf } from './refusals.ts'
import { statusOf } from './require-verb.ts'
import { addRoutes } from './routes.ts'

/** Signing in for a server: decorates requests with `person`, and refuses changes that no page of ours asked for. */
export function signIn(options: SignInOptions): FastifyPluginAsync {
  assertProtected(options)
  const cookies = cookiesFor(options.origin)
  const callers = new Callers(options, cookies)
  const known = new WeakMap<FastifyRequest, KnownCaller>()
  /** Finds out who calls; forgeries are answered here. */
  const admit = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const found = await callers.find(request)
    if (isRefusal(found)) {
      request.refusedAtTheDoor = found
      return statusOf(found) === 403 ? answerProblem(reply, problemOf(found, 403)) : undefined
    }
    request.person = found.caller
    request.signedIn = found.session
    known.set(request, found)
    return undefined
  }
  const openId = new OpenId(options.provider, `${options.origin}/api/sign-in/callback`)
  return plugin(
    async (server) => {
      if (!server.hasReplyDecorator('setCookie')) await server.register(cookie)
      server.decorateRequest('person', undefined)
      server.decorateRequest('refusedAtTheDoor', undefined)
      server.decorateRequest('signedIn', undefined)
      server.addHook('onRequest', (request, reply, done) => {
        request.person = callers.recall(request)
        return request.person === undefined ? admit(request, reply) : done()
      })
      await addRoutes(server, { options, cookies, openId, known })
      if (options.beside !== undefined) await server.register(options.beside)
    },
    { name: 'sign-in' },
  )
}
