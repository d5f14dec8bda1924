// Answers in JSON that have the usual headers: status, headers and text are written in one go.

import type { FastifyInstance, FastifyReply } from 'fastify'

declare module 'fastify' {
  interface FastifyInstance {
    /** The headers of every answer in JSON. */
    jsonHeaders: Readonly<Record<string, string>>
  }
}

/** Tells a server which headers every answer carries. */
export function prepareJson(server: FastifyInstance, headers: Readonly<Record<string, string>>): void {
  server.decorate('jsonHeaders', { ...headers, 'content-type': 'application/json; charset=utf-8' })
}

/**
 * Answers with a text of JSON. The framework's own list of headers, built one by one and looked through again, takes
 * as long as deciding; what it does after an answer (figures, log) is done as ever.
 */
export function writeJson(reply: FastifyReply, status: number, text: string): void {
  const { raw, request, server } = reply.hijack()
  const own = { 'x-request-id': request.id, 'content-length': Buffer.byteLength(text) }
  raw.writeHead(status, { ...server.jsonHeaders, ...own })
  raw.end(text)
}
