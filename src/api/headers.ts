// Headers that every answer carries: nothing is framed, sniffed, referred or run that we did not send.

import { type IncomingMessage, ServerResponse } from 'node:http'

/** Data is no page: it may load nothing at all. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
}

/** Only where people reach us over TLS. */
export const transportHeader = { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } as const

/** Headers of one answer by lower-case name, as Node hands them on when it writes its head. */
type OwnHeaders = Readonly<Record<string, unknown>> | null | undefined

/** Where Node writes the head of an answer; it has no documented name. */
interface HeadWriter {
  _storeHeader(firstLine: string, own: OwnHeaders): void
}

/**
 * Answers that carry headers whoever writes them, except those an answer has of its own. They are one text after the
 * first line: set one by one, Node would check and join the same nine again for each answer, which takes 5 µs.
 */
export function answersWith(headers: Readonly<Record<string, string>>): typeof ServerResponse {
  const { _storeHeader: write } = ServerResponse.prototype as unknown as HeadWriter
  const lines = Object.entries(headers).map(([name, value]) => ({ name, line: `${name}: ${value}\r\n` }))
  const all = lines.map(({ line }) => line).join('')
  const linesBeside = (own: OwnHeaders): string => {
    if (own == null || !lines.some(({ name }) => own[name] !== undefined)) return all
    return lines.flatMap(({ name, line }) => (own[name] === undefined ? [line] : [])).join('')
  }
  return class<Request extends IncomingMessage> extends ServerResponse<Request> {
    _storeHeader(firstLine: string, own: OwnHeaders): void {
      write.call(this, firstLine + linesBeside(own), own)
    }
  } as typeof ServerResponse
}
