// A plan's folder is content: it appears whole, and when it is there already it is the same one.

import { rename } from 'node:fs/promises'

export async function placeFolder(folder: string, target: string): Promise<void> {
  try {
    await rename(folder, target)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error
  }
}
