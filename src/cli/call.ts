// Finds the verb a command line calls, reads its flags, and turns every kind of no into words and an exit code.

import { parseArgs } from 'node:util'
import { HouseRefused } from '../house/index.ts'
import { type Refusal, refuse } from '../kernel/index.ts'
import { refuseWith } from './flags.ts'
import { helpOf, overview } from './help.ts'
import { findNearest } from './nearest.ts'
import { type Call, type ExitCode, exitCodes, type Terminal, type Verb } from './verb.ts'

export const version = '0.1.0'

const isHelp = (word: string): boolean => word === '--help' || word === '-h'

/** Runs one command line: `argv` without the node and script paths. Answers with the exit code. */
export async function runCommandLine(
  verbs: readonly Verb[],
  argv: readonly string[],
  terminal: Terminal,
): Promise<ExitCode> {
  const [first, ...others] = argv
  if (first === '--version') return answer(terminal, `reprieve ${version}\n`)
  if (first === 'help') return runCommandLine(verbs, [...others, '--help'], terminal)
  if (first === undefined || isHelp(first)) return answer(terminal, overview(verbs))
  const verb = findVerb(verbs, argv)
  if (verb === undefined) return answerWithoutVerb(verbs, argv, terminal)
  const rest = argv.slice(verb.name.length)
  if (rest.some(isHelp)) return answer(terminal, helpOf(verb))
  const call = readCall(verb, rest, terminal)
  return 'kind' in call ? refuseCall(call, terminal, verb) : runVerb(verb, call)
}

function answer(terminal: Terminal, words: string): ExitCode {
  terminal.out(words)
  return exitCodes.done
}

function findVerb(verbs: readonly Verb[], argv: readonly string[]): Verb | undefined {
  return verbs
    .filter((verb) => verb.name.every((word, at) => argv[at] === word))
    .sort((a, b) => b.name.length - a.name.length)[0]
}

/** The help of a family such as `book`, or a refusal that names the nearest command. */
function answerWithoutVerb(verbs: readonly Verb[], argv: readonly string[], terminal: Terminal): ExitCode {
  const family = verbs.filter((verb) => verb.name[0] === argv[0])
  if (family.length > 0 && argv.slice(1).every(isHelp) && argv.length > 1) {
    return answer(terminal, overview(family))
  }
  const called = argv.slice(0, family.length > 0 ? 2 : 1).join(' ')
  const names = verbs.map((verb) => verb.name.join(' '))
  const nearest =
    findNearest(called, names) ?? findNearest(argv.slice(0, 2).join(' '), names) ?? family[0]?.name.join(' ')
  const advice = nearest === undefined ? '' : ` did you mean reprieve ${nearest}?`
  const because = `there is no such command;${advice} reprieve --help lists all`
  return refuseWith(terminal, refuse('command_unknown', because, called))
}

function readCall(verb: Verb, argv: readonly string[], terminal: Terminal): Call | Refusal {
  const known = Object.keys(verb.flags).map((name) => `--${name}`)
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: verb.flags,
      allowPositionals: true,
      strict: true,
    })
    const [extra] = takesWord(verb) ? [] : positionals
    if (extra !== undefined) return refuse('wrong_call', 'this command takes flags only', extra)
    return { flags: values as Call['flags'], words: positionals, terminal }
  } catch (error) {
    return refuseArguments(error as Error & { readonly code?: string }, known)
  }
}

/** True where the usage begins with what is named without a flag, such as `DIR`. */
const takesWord = ({ usage }: Verb): boolean => /^[A-Z]/.test(usage)

function refuseArguments(error: Error & { readonly code?: string }, known: readonly string[]): Refusal {
  const flag = /'(--?[^\s',]+)/.exec(error.message)?.[1] ?? 'the call'
  if (error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    const nearest = findNearest(flag, known)
    const advice = nearest === undefined ? '' : `; did you mean ${nearest}?`
    return refuse('wrong_call', `there is no such flag${advice}`, flag)
  }
  const because = error.message.includes('does not take an argument')
    ? 'takes no value'
    : 'needs a value behind it'
  return refuse('wrong_call', because, flag)
}

function refuseCall(refusal: Refusal, terminal: Terminal, verb: Verb): ExitCode {
  const code = refuseWith(terminal, refusal)
  const name = verb.name.join(' ')
  terminal.err(`Usage: reprieve ${name} ${verb.usage}\n`)
  return code
}

async function runVerb(verb: Verb, call: Call): Promise<ExitCode> {
  const { terminal } = call
  try {
    return await verb.run(call)
  } catch (error) {
    if (terminal.signal.aborted) {
      terminal.err('\nInterrupted; nothing is left half-done. Call the same command again to go on.\n')
      return exitCodes.interrupted
    }
    if (error instanceof HouseRefused) return refuseWith(terminal, [...error.refusals])
    const { message, stack } = error as Error
    const details = terminal.env.REPRIEVE_DEBUG === '1' ? stack : 'Set REPRIEVE_DEBUG=1 to see where.'
    terminal.err(`reprieve ${verb.name.join(' ')} stopped: ${message}\n${details}\n`)
    return exitCodes.failed
  }
}
