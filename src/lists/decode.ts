// From bytes to text, whichever way Chinese spreadsheets save it; what was taken is said.

import { refuse } from '../kernel/index.ts'
import type { ListRefusal } from './refusals.ts'

/** How the file was read. */
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'xlsx'] as const
export type Encoding = (typeof encodings)[number]

export interface DecodedText {
  readonly encoding: Encoding
  readonly text: string
}

/** By its mark, else UTF-8 where every byte fits, else GB18030, which contains GBK and GB 2312. */
export function decodeText(bytes: Uint8Array): DecodedText | ListRefusal {
  const marked = encodingOfMark(bytes)
  for (const encoding of marked === undefined ? (['utf-8', 'gb18030'] as const) : [marked]) {
    const text = textIn(bytes, encoding)
    if (text !== undefined && isReadable(text)) return { encoding, text }
  }
  const because = 'the text is neither UTF-8 nor GBK; save it as "CSV UTF-8" or as .xlsx and send it again'
  return refuse('list_encoding_is_unknown', because, 'content')
}

function encodingOfMark([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined
}

function textIn(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Text people wrote has no control characters but tabs and line ends. */
const isReadable = (text: string): boolean => !/[^\P{Cc}\t\r\n]/u.test(text)
