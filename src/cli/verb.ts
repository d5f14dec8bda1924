// What a verb of the command line is: a name, words of help, flags, and a function that answers with an exit code.

import type { ParseArgsOptionDescriptor } from 'node:util'

/** What a command ends with; printed in `reprieve --help` and documented in docs/reference/cli.md. */
export const exitCodes = {
  done: 0,
  /** A defect, or an outside failure that stopped the work. */
  failed: 1,
  /** The input or the call was wrong; nothing was done. */
  wrongInput: 2,
  /** An expected no: four eyes, a stale plan, a closed window. */
  refused: 3,
  /** The work was done and found something a person must look at. */
  findings: 4,
  /** Stopped by Ctrl-C; what was finished is kept. */
  interrupted: 130,
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** A long flag, with the line of help that explains it. */
export interface Flag extends ParseArgsOptionDescriptor {
  readonly help: string
  /** What stands after the flag in the help, such as `DIR`. */
  readonly value?: string
}

/** Where a verb writes and reads; tests give their own. */
export interface Terminal {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  readonly isTerminal: boolean
  readonly signal: AbortSignal
  readonly env: Readonly<Record<string, string | undefined>>
  readonly readStandardInput: () => Promise<string>
}

export interface Call {
  readonly flags: Readonly<Record<string, string | boolean | readonly string[] | undefined>>
  readonly words: readonly string[]
  readonly terminal: Terminal
}

export interface Verb {
  /** The words that call it: `['book', 'import']`. */
  readonly name: readonly string[]
  /** What stands after the name: `DIR --as-of DAY`. */
  readonly usage: string
  readonly summary: string
  /** The help below the flags: what it writes, examples. */
  readonly details: string
  readonly flags: Readonly<Record<string, Flag>>
  readonly run: (call: Call) => Promise<ExitCode>
}
