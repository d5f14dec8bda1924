// The source files of the project and what they import, for the tests that keep the house in order.

import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..')

export interface SourceFile {
  /** Path from the project's root, with forward slashes. */
  readonly path: string
  readonly text: string
  readonly isTest: boolean
  readonly imports: readonly Import[]
}

export interface Import {
  /** Path from the project's root for own files; the package or `node:` name otherwise. */
  readonly target: string
  readonly isOwn: boolean
  /** True where only types are imported. */
  readonly isType: boolean
}

export function filesBelow(folder: string, ending: RegExp): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort()
}

const importPattern = /^(?:import|export)\s+(type\s+)?(?:[^'"]*?\sfrom\s+)?'([^']+)'/gm

export function sourceFiles(folder = 'src'): SourceFile[] {
  return filesBelow(folder, /\.tsx?$/).map((path) => {
    const text = readFileSync(join(root, path), 'utf8')
    const imports = [...text.matchAll(importPattern)].map((match) => importFrom(path, match[2]!, match[1]))
    return {
      path,
      text,
      isTest: /\.test\.tsx?$|-for-tests\.ts$|\.test-data\.ts$|small-extract\.ts$/.test(path),
      imports,
    }
  })
}

function importFrom(path: string, specifier: string, type: string | undefined): Import {
  const isOwn = specifier.startsWith('.')
  const target = isOwn ? relative(root, resolve(root, dirname(path), specifier)) : specifier
  return { target: target.replaceAll('\\', '/'), isOwn, isType: type !== undefined }
}

/** The room a source path belongs to: `src/book/read/x.ts` → `book`; `src/wiring.ts` → `wiring`. */
export const roomOf = (path: string): string => path.split('/')[1]!.replace(/\.ts$/, '')
