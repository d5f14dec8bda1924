// Finds the verb a command line calls, reads its flags, and turns every kind of no into words and an exit code.

import { parseArgs } from 'node:util'
import { type Refusal, refuse } from '../kernel/index.ts'
import { helpOf, overview } from './help.ts'
import { type Call, type ExitCode, exitCodes, type Terminal, type Verb } from './verb.ts'

/** Runs one command line: `argv` without the node and script paths. Answers with the exit code. */
export async function runCommandLine(
  verbs: readonly Verb[],
  argv: readonly string[],
  terminal: Terminal,
): Promise<ExitCode> {
  const [first] = argv
  if (first === '--version') {
    terminal.out(`reprieve ${version}\n`)
    return exitCodes.done
  }
  if (first === undefined || first === '--help' || first === 'help') {
    terminal.out(overview(verbs))
    return exitCodes.done
  }
  const verb = findVerb(verbs, argv)
  if (verb === undefined) return unknownVerb(verbs, argv, terminal)
  const rest = argv.slice(verb.name.length)
  if (rest.includes('--help')) {
    terminal.out(helpOf(verb))
    return exitCodes.done
  }
  const call = readCall(verb, rest, terminal)
  if ('kind' in call) return refuseCall(call, terminal, verb)
  return runVerb(verb, call)
}

export const version = '0.1.0'

function findVerb(verbs: readonly Verb[], argv: readonly string[]): Verb | undefined {
  return verbs
    .filter((verb) => verb.name.every((word, at) => argv[at] === word))
    .sort((a, b) => b.name.length - a.name.length)[0]
}

function unknownVerb(verbs: readonly Verb[], argv: readonly string[], terminal: Terminal): ExitCode {
  const family = verbs.filter((verb) => verb.name[0] === argv[0])
  const known = family.length > 0 ? family : verbs
  const names = known.map((verb) => `reprieve ${verb.name.join(' ')}`)
  const called = argv.slice(0, family.length > 0 ? 2 : 1).join(' ')
  terminal.err(`reprieve ${called}: there is no such command. Known:\n  ${names.join('\n  ')}\n`)
  return exitCodes.wrongInput
}

function readCall(verb: Verb, argv: readonly string[], terminal: Terminal): Call | Refusal {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: verb.flags,
      allowPositionals: true,
      strict: true,
    })
    return { flags: values as Call['flags'], words: positionals, terminal }
  } catch (error) {
    const [because] = (error as Error).message.split('. ')
    return refuse('wrong_call', because!)
  }
}

function refuseCall(refusal: Refusal, terminal: Terminal, verb: Verb): ExitCode {
  const name = verb.name.join(' ')
  terminal.err(`reprieve ${name}: ${refusal.because}\nUsage: reprieve ${name} ${verb.usage}\n`)
  return exitCodes.wrongInput
}

async function runVerb(verb: Verb, call: Call): Promise<ExitCode> {
  const { terminal } = call
  try {
    return await verb.run(call)
  } catch (error) {
    if (terminal.signal.aborted) {
      terminal.err('\nInterrupted. What was finished is kept; call the same command again to go on.\n')
      return exitCodes.interrupted
    }
    const { message, stack } = error as Error
    const details = terminal.env.REPRIEVE_DEBUG === '1' ? stack : 'Set REPRIEVE_DEBUG=1 to see where.'
    terminal.err(`reprieve ${verb.name.join(' ')} stopped: ${message}\n${details}\n`)
    return exitCodes.failed
  }
}
