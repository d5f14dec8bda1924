// Answers in JSON that have the usual headers: status, headers and text are written in one go.

import type { FastifyInstance, FastifyReply } from 'fastify'

declare module 'fastify' {
  interface FastifyInstance {
    /** The headers of every answer in JSON, names and values in turn. */
    jsonHeaders: readonly string[]
  }
}

/** Tells a server which headers every answer carries. */
export function prepareJson(server: FastifyInstance, headers: Readonly<Record<string, string>>): void {
  const all = { ...headers, 'content-type': 'application/json; charset=utf-8' }
  server.decorate('jsonHeaders', Object.entries(all).flat())
}

/**
 * Answers with a text of JSON. The framework's own list of headers, built one by one and looked through again, takes
 * as long as deciding; what it does after an answer (figures, log) is done as ever. A text of nothing but ASCII is
 * written as it lies in memory.
 */
export function writeJson(reply: FastifyReply, status: number, text: string, isAscii = false): void {
  const { raw, request, server } = reply.hijack()
  const encoding = isAscii ? 'latin1' : 'utf8'
  const length = String(isAscii ? text.length : Buffer.byteLength(text))
  raw.writeHead(status, [...server.jsonHeaders, 'x-request-id', request.id, 'content-length', length])
  raw.end(text, encoding)
}
