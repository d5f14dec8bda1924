// What a programme is called, read from its file alone: a draft has a name long before everything else in it can be read.

import { parse } from 'yaml'
import type { Words } from './programme.ts'
import { programmeFile } from './programme-file.ts'

/** The key at the left edge and what is indented below it. */
const ownLines = /^title:.*(?:\n(?:[ \t].*)?)*/m

/** The title in `programme.yaml`; undefined where the file is not there, or no title can be read from it. */
export function titleIn(
  files: readonly { readonly path: string; readonly text: string }[],
): Words | undefined {
  const text = files.find(({ path }) => path === programmeFile)?.text
  return text === undefined ? undefined : writtenTitle(text)
}

/** The title that the text of a `programme.yaml` says; undefined where none can be read. */
export function writtenTitle(text: string): Words | undefined {
  const { zh, en } = titleFrom(ownLines.exec(text)?.[0] ?? text)
  return typeof zh === 'string' && typeof en === 'string' ? { zh, en } : undefined
}

function titleFrom(text: string): { readonly zh?: unknown; readonly en?: unknown } {
  try {
    return (parse(text) as { title?: object } | null)?.title ?? {}
  } catch {
    return {}
  }
}
