// What both verbs of a re-decision end with: the table or JSON on standard output, and the letters in a folder.

import { isRefusal } from '../kernel/index.ts'
import { type Desk, openLetters, type RedecisionShown, redecisionReport } from '../operations/index.ts'
import type { Language } from '../reconcile/index.ts'
import { counted } from './counted.ts'
import { findFlag, refuseWith, writeJson } from './flags.ts'
import { type Call, type ExitCode, exitCodes } from './verb.ts'
import { writeLetters } from './write-letters.ts'

export interface Shown {
  readonly shown: RedecisionShown
  readonly language: Language
  readonly person: string
  /** What narrowed the accounts, and so the letters. */
  readonly filter: Readonly<Record<string, string>>
}

/** Shows it; letters are written first, so that what is shown says that they are there. */
export async function answerWith(
  desk: Desk,
  call: Call,
  { shown, language, person, filter }: Shown,
): Promise<ExitCode> {
  const { terminal } = call
  const folder = findFlag(call, 'letters')
  const isKept = shown.redecision.askedAt !== undefined
  let written: number | undefined
  if (folder !== undefined && isKept) {
    const opened = await openLetters(desk, { ...filter, id: shown.redecision.id, person })
    if (isRefusal(opened)) return refuseWith(terminal, opened)
    const answer = await writeLetters(folder, opened)
    if (isRefusal(answer)) return refuseWith(terminal, answer)
    written = answer
  }
  if (call.flags.json === true) {
    writeJson(terminal, { ...shown, ...(written !== undefined && { letters: { folder, count: written } }) })
    return exitCodes.done
  }
  terminal.out(redecisionReport(shown, language))
  if (written !== undefined) terminal.out(`\n${lettersLine(written, folder!, language)}\n`)
  return exitCodes.done
}

const lettersLine = (count: number, folder: string, language: Language): string =>
  language === 'zh' ? `${count} 封信函已写入 ${folder}` : `${counted(count, 'letter')} written to ${folder}`
