// Figures for Prometheus on an address of their own, so that they are never public.

import Fastify, { type FastifyInstance } from 'fastify'
import type { ReprieveServer } from './server.ts'

/** A server with `/metrics` and nothing else. `memory` gives resident bytes. */
export function buildMetricsServer({ metrics }: ReprieveServer, memory: () => number): FastifyInstance {
  const server = Fastify()
  server.get('/metrics', (_, reply) =>
    reply.type('text/plain; version=0.0.4').send(metrics.text({ reprieve_memory_bytes: memory() })),
  )
  return server
}
