// Files and folders of books and extracts: what is there, its hash, and writing that appears whole or not at all.

import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, mkdtemp, open, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** True when nothing would be overwritten at `path`. */
export async function isEmptyOrAbsent(path: string): Promise<boolean> {
  try {
    return (await readdir(path)).length === 0
  } catch (error) {
    return (error as { code?: string }).code === 'ENOENT'
  }
}

/** SHA-256 of a file, in hexadecimal. */
export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const part of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(part as Buffer)
  return hash.digest('hex')
}

/** Makes what was written to a file or folder survive a power cut. */
export async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Writes a text file that is there whole or not at all. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const partial = `${path}.partial`
  const handle = await open(partial, 'w')
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(partial, path)
}

/**
 * A new folder for unfinished work, beside where its result will stand. What processes that no longer live left
 * there under the same prefix is removed first.
 */
export async function makeWorkFolder(parent: string, prefix: string): Promise<string> {
  await mkdir(parent, { recursive: true })
  for (const name of await findLeftWork(parent, (one) => one === prefix))
    await rm(join(parent, name), { recursive: true, force: true })
  return mkdtemp(join(parent, `${prefix}${process.pid}-`))
}

/** Names of the work folders below a parent, with prefixes that are ours, whose processes no longer live. */
export async function findLeftWork(
  parent: string,
  isOurs: (prefix: string) => boolean,
): Promise<readonly string[]> {
  const names = await readdir(parent).catch(() => [])
  return names.filter((name) => {
    const [, before = '', owner = ''] = workForm.exec(name) ?? []
    return owner !== '' && isOurs(before) && !isAlive(Number(owner))
  })
}

/** A prefix that ends with a hyphen, the process, and six letters of chance. */
const workForm = /^(.*-)([1-9]\d{0,9})-[A-Za-z0-9]{6}$/

function isAlive(owner: number): boolean {
  try {
    process.kill(owner, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}
