// Calls the command line in this process and keeps what it said, where, and the exit code.

import { runCommandLine } from './call.ts'
import { verbs } from './verbs/index.ts'

export interface Called {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs one command line; `input` is what standard input gives. Anything thrown is thrown. */
export async function called(argv: readonly string[], input = ''): Promise<Called> {
  const said = { out: '', err: '' }
  const code = await runCommandLine(verbs, argv, {
    out: (text) => {
      said.out += text
    },
    err: (text) => {
      said.err += text
    },
    isTerminal: false,
    signal: new AbortController().signal,
    env: {},
    readStandardInput: async () => input,
  })
  return { code, ...said }
}
