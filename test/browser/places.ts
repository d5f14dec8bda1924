// Every address of the console, read from its router, with a thing of the test's bank in each blank.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { filesBelow, root } from '../tidy/sources.ts'

/** The addresses of the router as it writes them: `/plans/:plan`. */
export const routePatterns = (): readonly string[] => {
  const own = filesBelow('src/console', /routes\.tsx?$/).flatMap((path) =>
    [...readFileSync(join(root, path), 'utf8').matchAll(/^\s*(?:\{ )?path: '([^']*)'/gm)].map(
      ([, one]) => one!,
    ),
  )
  return [...new Set(own.map((path) => (path.startsWith('/') || path === '*' ? path : `/${path}`)))]
}

/** The addresses to go to. A blank nobody has named is filled with a thing that does not exist. */
export const placesWith = (things: Readonly<Record<string, string>>): readonly string[] =>
  routePatterns().map((pattern) =>
    pattern === '*' ? '/nowhere' : pattern.replace(/:(\w+)/g, (_, name: string) => things[name] ?? 'nobody'),
  )

/** Something of the form of each blank that nobody has. */
const unknown: Readonly<Record<string, string>> = { version: '99', rule: 'deadlines.nobody' }

/** Addresses of what does not exist: every blank is filled with something unknown, and the last one alone. */
export function unknownPlaces(things: Readonly<Record<string, string>>): readonly string[] {
  const filled = (pattern: string, isKnown: (name: string) => boolean): string =>
    pattern.replace(
      /:(\w+)/g,
      (_, name: string) => (isKnown(name) && things[name]) || unknown[name] || 'nobody',
    )
  const patterns = routePatterns().filter((pattern) => pattern.includes(':'))
  return [
    ...new Set(
      patterns.flatMap((pattern) => {
        const last = /:(\w+)(?!.*:)/.exec(pattern)![1]
        return [filled(pattern, () => false), filled(pattern, (name) => name !== last)]
      }),
    ),
  ]
}
