// An answer about a contact as JSON, put together from texts that seldom change: it is asked for thousands of times a second.

import type { ContactDecision } from '../operations/index.ts'

/** By the words of a reason, which are one object for each reason. */
const reasons = new WeakMap<ContactDecision['because'], string>()

/** The answer as JSON, in the order of its schema; letters beyond ASCII as escapes, which are written fastest. */
export function contactText(decision: ContactDecision): string {
  const { id, until, account, at, asOf, book, programme, version } = decision
  const open = until === undefined ? '' : `"until":"${until}",`
  return `{"id":"${id}",${reasonText(decision)},${open}"account":${JSON.stringify(account)},"at":"${at}","asOf":"${asOf}","book":"${book}","programme":"${programme}","version":${version}}`
}

function reasonText({ allowed, code, because, rule }: ContactDecision): string {
  let text = reasons.get(because)
  if (text === undefined) {
    text = plainJson({ allowed, code, because, rule }).slice(1, -1)
    reasons.set(because, text)
  }
  return text
}

const plainJson = (value: object): string =>
  JSON.stringify(value).replaceAll(
    /[^ -~]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
