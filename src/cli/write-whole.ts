// Writes a file whole or not at all.

import { open, rename, rm } from 'node:fs/promises'
import { type Refusal, refuse } from '../kernel/index.ts'

const words: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder',
  ENOTDIR: 'there is no such folder',
  EISDIR: 'is a folder; name a file in it',
  EACCES: 'this user may not write there',
  ENOSPC: 'the disk is full',
}

/** Writes beside the file and renames; a refusal names the file that could not be written. */
export async function writeWhole(
  file: string,
  text: string | AsyncIterable<string>,
): Promise<Refusal<'file_cannot_be_written'> | undefined> {
  const draft = `${file}.${process.pid}.new`
  try {
    const handle = await open(draft, 'w')
    try {
      await handle.writeFile(text)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(draft, file)
    return undefined
  } catch (error) {
    await rm(draft, { force: true })
    return refuseWriting(error, file)
  }
}

/** Why something could not be written. What is no error of the file system is thrown again. */
export function refuseWriting(error: unknown, file: string): Refusal<'file_cannot_be_written'> {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === undefined) throw error
  return refuse('file_cannot_be_written', words[code] ?? message, file)
}
