// A case that is to expect what came of it, once a person has looked and says that this is what the programme means.

import { parse } from 'yaml'
import { differenceIn } from '../case-answer.ts'
import type { PolicyFile } from '../written-programme.ts'
import { withValue, type YamlPath } from './yaml-text.ts'

interface FailedCase {
  readonly file: string
  /** Its name. */
  readonly path: string
  readonly message: string
}

/** The file with the case as it came out; undefined where that cannot be written into it. */
export function acceptedCase(files: readonly PolicyFile[], failed: FailedCase): PolicyFile | undefined {
  const file = files.find(({ path }) => path === failed.file)
  const difference = differenceIn(failed.message)
  if (file === undefined || difference === undefined) return undefined
  const { path, given } = difference
  const place = placeIn(path)
  const at = (parse(file.text) as readonly { readonly name: string }[]).findIndex(
    ({ name }) => name === failed.path,
  )
  if (place === undefined || at < 0 || /\bnothing\b/.test(given)) return undefined
  return { path: file.path, text: withValue(file.text, [at, ...place], parse(given)) }
}

/** `answer.accounts[0].deferred` as a way into the case; undefined for the accounts as a whole. */
function placeIn(path: string): YamlPath | undefined {
  const [, account, rest] = /^answer\.accounts\[(\d+)\]\.(.+)$/.exec(path) ?? []
  if (account === undefined) return undefined
  return ['answer', 'accounts', Number(account), ...rest!.split('.')]
}
