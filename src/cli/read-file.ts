// Reads a file that a call names; one that cannot be read is a refusal in words.

import { readFile } from 'node:fs/promises'
import { type Refusal, refuse } from '../kernel/index.ts'

const words: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'is a folder; name a file in it',
  EACCES: 'may not be read by this user',
}

export async function readBytes(file: string): Promise<Uint8Array | Refusal<'file_unreadable'>> {
  try {
    return await readFile(file)
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException
    return refuse('file_unreadable', words[code] ?? message, file)
  }
}

/** The text of a file in UTF-8, without a byte order mark; refused in any other encoding. */
export async function readUtf8(
  file: string,
): Promise<string | Refusal<'file_unreadable' | 'file_is_not_text'>> {
  const bytes = await readBytes(file)
  return bytes instanceof Uint8Array ? textFrom(bytes, file) : bytes
}

function textFrom(bytes: Uint8Array, file: string): string | Refusal<'file_is_not_text'> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return refuse('file_is_not_text', 'is not UTF-8 text; save it as UTF-8', file)
  }
}
