// The folder of sealed documents: a file is there whole or not at all, and removed for good.

import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
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
    const partial = `${this.#pathOf(id)}.partial`
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

  /** The sealed file; undefined when it is not there. */
  find(id: string): Promise<Buffer | undefined> {
    return readFile(this.#pathOf(id)).catch(() => undefined)
  }

  /** Removes the file, and with it the key that opens it. */
  remove(id: string): Promise<void> {
    return rm(this.#pathOf(id), { force: true })
  }
}
