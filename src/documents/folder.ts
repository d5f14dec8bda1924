// The folder of sealed documents: a file is there whole or not at all, and removed for good.

import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

const ownerOnly = 0o600
const folderOwnerOnly = 0o700

export class DocumentFolder {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  /** Names come from the program alone: an id of letters and digits. */
  #pathOf(id: string): string {
    if (!/^[A-Za-z0-9]{1,40}$/.test(id)) throw new RangeError('the id of a document has letters and digits')
    return join(this.#folder, `${id}.sealed`)
  }

  /** Keeps a sealed file so that it survives a power cut. */
  async keep(id: string, sealed: Buffer): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: folderOwnerOnly })
    const partial = partialOf(this.#pathOf(id))
    const file = await open(partial, 'wx', ownerOnly)
    try {
      await file.writeFile(sealed)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(partial, this.#pathOf(id))
    const folder = await open(this.#folder, 'r')
    await folder.sync().finally(() => folder.close())
  }

  /** Puts the same document, sealed anew, in its place: whole or not at all. */
  async replace(id: string, sealed: Buffer): Promise<void> {
    await rm(partialOf(this.#pathOf(id)), { force: true })
    await this.keep(id, sealed)
  }

  /** The first bytes of the sealed file, which say under which key it lies; undefined when it is not there. */
  async head(id: string, bytes: number): Promise<Buffer | undefined> {
    const file = await open(this.#pathOf(id), 'r').catch(whenAbsent(undefined))
    if (file === undefined) return undefined
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, 0)
      return buffer.subarray(0, bytesRead)
    } finally {
      await file.close()
    }
  }

  /** The sealed file; undefined when it is not there. Throws where it cannot be read. */
  find(id: string): Promise<Buffer | undefined> {
    return readFile(this.#pathOf(id)).catch(whenAbsent(undefined))
  }

  /** The ids of all files, also of those that were cut short. */
  async list(): Promise<readonly string[]> {
    const names = await readdir(this.#folder).catch(whenAbsent<string[]>([]))
    return [...new Set(names.map((name) => name.replace(/\..*$/, '')))]
  }

  /** When a file was written, in milliseconds since 1970. */
  async writtenAt(id: string): Promise<number> {
    const looks = this.#pathsOf(id).map((path) => stat(path).catch(whenAbsent(undefined)))
    return Math.max(0, ...(await Promise.all(looks)).map((look) => look?.mtimeMs ?? 0))
  }

  /** Removes the file, and with it the key that opens it. */
  async remove(id: string): Promise<void> {
    await Promise.all(this.#pathsOf(id).map((path) => rm(path, { force: true })))
  }

  #pathsOf(id: string): readonly string[] {
    return [this.#pathOf(id), partialOf(this.#pathOf(id))]
  }
}

const partialOf = (path: string): string => `${path}.partial`

const whenAbsent =
  <Absent>(absent: Absent) =>
  (error: NodeJS.ErrnoException): Absent => {
    if (error.code === 'ENOENT') return absent
    throw error
  }
