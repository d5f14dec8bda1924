// Writes the letters of a re-decision into a new folder: one page to print, and a file for each letter.

import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { type Refusal, refuse } from '../kernel/index.ts'
import {
  letterArticle,
  letterPage,
  letterPageFoot,
  letterPageHead,
  type OpenLetters,
} from '../operations/index.ts'
import { refuseWriting } from './write-whole.ts'

/** The folder, once it can be written to. Refused where it holds something already, so that nothing is mixed up. */
export async function refuseFolder(folder: string): Promise<Refusal | undefined> {
  const present = await readdir(folder).catch(({ code }: NodeJS.ErrnoException) =>
    code === 'ENOENT' ? [] : ['?'],
  )
  return present.length === 0
    ? undefined
    : refuse('folder_not_empty', 'already holds something; name a new folder for the letters', folder)
}

/** Writes the folder whole or not at all; answers with how many letters. */
export async function writeLetters(
  folder: string,
  { count, asOf, letters }: OpenLetters,
): Promise<number | Refusal> {
  const work = join(dirname(folder), `.${basename(folder)}.partial`)
  try {
    await rm(work, { recursive: true, force: true })
    await mkdir(work, { recursive: true })
    const page = join(work, `letters-${asOf}.html`)
    const add = (text: string) => writeFile(page, text, { flag: 'a' })
    await add(letterPageHead(`letters-${asOf}`))
    for await (const some of letters) {
      await add(some.map((one) => letterArticle(one)).join(''))
      for (const one of some) await writeFile(join(work, `${one.name}.html`), letterPage(one))
    }
    await add(letterPageFoot(count))
    await rm(folder, { recursive: true, force: true })
    await rename(work, folder)
    return count
  } catch (error) {
    await rm(work, { recursive: true, force: true })
    return refuseWriting(error, folder)
  }
}
