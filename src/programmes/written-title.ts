// What a programme says at its head, read from its file alone: a draft has a name long before everything else in it can be read.

import { parse } from 'yaml'
import type { Words } from './programme.ts'
import { programmeFile } from './programme-file.ts'

/** A key at the left edge and what is indented below it. */
const ownLines = (key: string) => new RegExp(String.raw`^${key}:.*(?:\n(?:[ \t].*)?)*`, 'm')

/** The title in `programme.yaml`; undefined where the file is not there, or no title can be read from it. */
export function titleIn(
  files: readonly { readonly path: string; readonly text: string }[],
): Words | undefined {
  const text = files.find(({ path }) => path === programmeFile)?.text
  return text === undefined ? undefined : writtenTitle(text)
}

/** The title that the text of a `programme.yaml` says; undefined where none can be read. */
export function writtenTitle(text: string): Words | undefined {
  return wordsIn(writtenUnder(text, 'title'))
}

/** A value as words in both languages; undefined where it is none. */
export function wordsIn(value: unknown): Words | undefined {
  const { zh, en } = (value ?? {}) as { readonly zh?: unknown; readonly en?: unknown }
  return typeof zh === 'string' && typeof en === 'string' ? { zh, en } : undefined
}

/** What stands under a key at the left edge of a YAML text, as it can be read; undefined where it cannot. */
export function writtenUnder(text: string, key: string): unknown {
  const lines = ownLines(key).exec(text)?.[0]
  if (lines === undefined && isInBlocks(text)) return undefined
  try {
    return (parse(lines ?? text) as Readonly<Record<string, unknown>> | null)?.[key]
  } catch {
    return undefined
  }
}

/** True where every key of the file stands at the left edge: one that does not is not there. */
const isInBlocks = (text: string): boolean => /^programme:/m.test(text)

/** The id that the text of a `programme.yaml` gives its programme; undefined where none can be read. */
export const writtenProgramme = (text: string): string | undefined =>
  /^programme:[ \t]*["']?([A-Za-z0-9._-]+)/m.exec(text)?.[1]
