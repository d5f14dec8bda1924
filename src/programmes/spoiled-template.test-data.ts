// The template programme copied to a temporary folder with one thing spoiled, for tests of what is then said.

import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const templateFolder = fileURLToPath(new URL('../../policy/_template', import.meta.url))
export const shippedFolder = fileURLToPath(new URL('../../policy/icbc-im-2020', import.meta.url))

/** One change: words replaced in a file, the file's whole text, or (text undefined) the file removed. */
export type Spoil =
  | { readonly file: string; readonly from: string; readonly to: string }
  | { readonly file: string; readonly text: string | undefined }

export const replaced = (file: string, from: string, to: string): Spoil => ({ file, from, to })

/** Copies the template, spoils it, gives the folder to `use`, and removes it whatever happens. */
export async function withSpoiled<Answer>(
  spoils: readonly Spoil[],
  use: (folder: string) => Promise<Answer>,
): Promise<Answer> {
  const folder = mkdtempSync(join(tmpdir(), 'reprieve-programme-'))
  try {
    cpSync(templateFolder, folder, { recursive: true })
    for (const spoil of spoils) apply(folder, spoil)
    return await use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function apply(folder: string, spoil: Spoil): void {
  const file = join(folder, spoil.file)
  if ('from' in spoil) {
    const text = readFileSync(file, 'utf8')
    if (!text.includes(spoil.from)) throw new Error(`${spoil.file} does not hold ${spoil.from}`)
    writeFileSync(file, text.replace(spoil.from, spoil.to))
  } else if (spoil.text === undefined) rmSync(file)
  else {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, spoil.text)
  }
}
