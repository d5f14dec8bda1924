// The pages of the console: files built beforehand, served under a policy that runs no script but ours.

import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

const isText = (type: string): boolean => type !== 'font/woff2'

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  'frame-src blob:',
  'object-src blob:',
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Files under `assets/` carry their content in their name and never change. */
const forever = 'public, max-age=31536000, immutable'

interface Page {
  readonly type: string
  readonly content: Buffer
  readonly packed: Buffer | undefined
}

/** Serves the console built in `folder`; every address that is no file and not the API's shows its first page. */
export function consolePages(folder: string): FastifyPluginAsync {
  return async (server) => {
    const pages = await readPages(folder)
    server.get('/*', { schema: { hide: true } as object }, (request, reply) => answer(pages, request, reply))
  }
}

async function readPages(folder: string): Promise<ReadonlyMap<string, Page>> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const pages = files
    .filter((file) => file.isFile() && extname(file.name) in types)
    .map(async ({ parentPath, name }): Promise<[string, Page]> => {
      const path = join(parentPath, name)
      const content = await readFile(path)
      const type = types[extname(name)]!
      const packed = isText(type) ? gzipSync(content) : undefined
      return [`/${relative(folder, path).replaceAll('\\', '/')}`, { type, content, packed }]
    })
  return new Map(await Promise.all(pages))
}

const isOfConsole = (path: string): boolean => !/^\/(?:api|demo-provider|assets)(?:\/|$)/.test(path)

function answer(pages: ReadonlyMap<string, Page>, request: FastifyRequest, reply: FastifyReply) {
  const path = request.url.split('?', 1)[0]!
  const page = pages.get(path) ?? (isOfConsole(path) ? pages.get('/index.html') : undefined)
  if (page === undefined) return reply.callNotFound()
  const takesPacked = page.packed !== undefined && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')
  if (takesPacked) reply.header('content-encoding', 'gzip')
  return reply
    .type(page.type)
    .header('content-security-policy', policy)
    .header('cache-control', path.startsWith('/assets/') ? forever : 'no-cache')
    .header('vary', 'accept-encoding')
    .send(takesPacked ? page.packed : page.content)
}
