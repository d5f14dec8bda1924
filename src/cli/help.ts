// The help of the command line, made from the verbs themselves so that it cannot drift.

import { exitCodes, type Verb } from './verb.ts'

/** What `reprieve --help` prints. */
export function overview(verbs: readonly Verb[]): string {
  const width = Math.max(...verbs.map((verb) => verb.name.join(' ').length))
  const lines = verbs.map((verb) => `  ${verb.name.join(' ').padEnd(width)}  ${verb.summary}`)
  const codes = Object.entries(exitCodes).map(([name, code]) => `${code} ${codeWords(name)}`)
  return [
    'Reprieve compares what a relief programme grants with what is so, and makes the difference disappear,',
    'with proof.',
    '',
    'Usage: reprieve COMMAND [FLAGS]      reprieve COMMAND --help for flags and examples',
    '',
    ...lines,
    '',
    `Exit codes: ${codes.join(' · ')}`,
    '',
  ].join('\n')
}

const codeWords = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)

/** What `reprieve VERB --help` prints. */
export function helpOf(verb: Verb): string {
  const heads = Object.entries(verb.flags).map(([name, flag]) =>
    flag.value === undefined ? `--${name}` : `--${name} ${flag.value}`,
  )
  const width = Math.max(0, ...heads.map((head) => head.length))
  const flags = Object.values(verb.flags).map((flag, at) => `  ${heads[at]!.padEnd(width)}  ${flag.help}`)
  return [
    `Usage: reprieve ${verb.name.join(' ')} ${verb.usage}`,
    '',
    verb.summary,
    ...(flags.length > 0 ? ['', ...flags] : []),
    '',
    verb.details.trim(),
    '',
  ].join('\n')
}
