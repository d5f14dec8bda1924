// Where a person goes after signing in: a page of ours, written as a path, or nowhere.

import { refuse } from '../../kernel/index.ts'
import type { SignInRefusal } from './refusals.ts'

const lengthMax = 2000

/** The path, when it leads to a page of `origin` for every browser that reads it; refused otherwise. */
export function ownPath(path: string, origin: string): string | SignInRefusal {
  const plain = /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(path) && path.length <= lengthMax
  if (plain && URL.canParse(path, origin)) {
    const url = new URL(path, origin)
    if (url.origin === origin && !url.pathname.startsWith('//'))
      return `${url.pathname}${url.search}${url.hash}`
  }
  return refuse(
    'return_address_is_foreign',
    `returnTo is a path of ${origin}, such as /plans`,
    '/query/returnTo',
  )
}
