// How the pages of the demo provider look: one style sheet, and the Chinese letters for machines that have none.

import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'

/** Where the demo provider is served. */
export const demoPrefix = '/demo-provider'

const fontOf = (path: string): string =>
  fileURLToPath(import.meta.resolve(`@fontsource-variable/noto-sans-sc/${path}`))

const look = `
:root { --ink: #17211f; --quiet: #55625f; --line: #d9e0de; --brand: #0b5f5c; --brand-soft: #e3f1f0; }
* { box-sizing: border-box; }
body { margin: 0; padding: 24px 16px; background: #f4f6f5; color: var(--ink);
  font: 15px / 1.6 -apple-system, "Segoe UI", Roboto, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC Variable", sans-serif; }
main { max-width: 960px; margin: 0 auto; padding: 24px; background: #fff; border: 1px solid var(--line); border-radius: 12px; }
h1 { margin: 0 0 8px; font-size: 24px; line-height: 1.3; }
p { margin: 0 0 4px; }
[lang="en"] { color: var(--quiet); }
a { color: var(--brand); }
ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(260px, 1fr)); gap: 12px; margin: 20px 0 0; padding: 0; list-style: none; }
form { height: 100%; }
button { font: inherit; color: inherit; cursor: pointer; background: #fff; border: 1px solid var(--line); border-radius: 8px; padding: 12px 16px; min-height: 44px; }
li button { width: 100%; height: 100%; text-align: start; }
button:hover { background: var(--brand-soft); border-color: var(--brand); }
button:focus-visible { outline: 3px solid var(--brand); outline-offset: 2px; }
button strong { display: block; font-size: 17px; color: var(--brand); }
button span { display: block; }
@media (max-width: 480px) { main { padding: 16px; } }
`

/** Serves the style sheet and the letters. */
export function addDemoStyle(server: FastifyInstance): void {
  server.get(`${demoPrefix}/style.css`, async (_request, reply) => {
    const letters = await readFile(fontOf('index.css'), 'utf8')
    return reply.type('text/css; charset=utf-8').send(letters.replaceAll('./files/', 'letters/') + look)
  })
  server.get<{ Params: { readonly file: string } }>(
    `${demoPrefix}/letters/:file(^[a-z0-9-]+\\.woff2$)`,
    async (request, reply) => {
      const bytes = await readFile(fontOf(`files/${request.params.file}`)).catch(() => undefined)
      return bytes === undefined ? reply.callNotFound() : reply.type('font/woff2').send(bytes)
    },
  )
}
