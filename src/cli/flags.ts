// Reading flags and words of a call: a missing or impossible one is a refusal that names the flag.

import { areRefusals, type Day, findDayFromIso, isRefusal, type Refusal, refuse } from '../kernel/index.ts'
import type { Language } from '../reconcile/index.ts'
import { exitCodeOf } from './refusals.ts'
import type { Call, ExitCode, Terminal } from './verb.ts'

/** The text of a flag that must be there. */
export function requiredFlag(call: Call, name: string): string | Refusal<'flag_missing'> {
  const value = call.flags[name]
  return typeof value === 'string' && value !== ''
    ? value
    : refuse('flag_missing', 'is missing; --help shows an example', `--${name}`)
}

/** The texts of flags that must be there, by name; refused with the first that is missing. */
export function requiredFlags<Name extends string>(
  call: Call,
  names: readonly Name[],
): Readonly<Record<Name, string>> | Refusal<'flag_missing'> {
  const texts: Partial<Record<Name, string>> = {}
  for (const name of names) {
    const text = requiredFlag(call, name)
    if (isRefusal(text)) return text
    texts[name] = text
  }
  return texts as Record<Name, string>
}

/** The text of a flag, or undefined when it was not given. */
export function findFlag(call: Call, name: string): string | undefined {
  const value = call.flags[name]
  return typeof value === 'string' ? value : undefined
}

/** The only word after the command. */
export function onlyWord(call: Call, what: string): string | Refusal<'word_missing'> {
  const [word, ...more] = call.words
  if (word === undefined) return refuse('word_missing', 'is missing; --help shows an example', what)
  if (more.length > 0) return refuse('word_missing', `is one word, not also ${more.join(' ')}`, what)
  return word
}

/** The day of a flag. */
export function dayFlag(call: Call, name: string): Day | Refusal {
  const text = requiredFlag(call, name)
  if (isRefusal(text)) return text
  return (
    findDayFromIso(text) ??
    refuse('wrong_day', `must be a day that exists, YYYY-MM-DD, not ${text}`, `--${name}`)
  )
}

/** A whole number within bounds; `otherwise` when the flag was not given. */
export function wholeFlag(
  call: Call,
  name: string,
  bounds: { readonly min: number; readonly max: number; readonly otherwise: number },
): number | Refusal<'wrong_number'> {
  const text = findFlag(call, name)
  if (text === undefined) return bounds.otherwise
  const value = Number(text)
  if (/^\d+$/.test(text) && value >= bounds.min && value <= bounds.max) return value
  const because = `must be a whole number from ${bounds.min} to ${bounds.max}, not ${text}`
  return refuse('wrong_number', because, `--${name}`)
}

/** The language of `--lang`, else that of the terminal, else English. */
export function languageFlag(call: Call): Language | Refusal<'wrong_language'> {
  const text = findFlag(call, 'lang')
  if (text === 'zh' || text === 'en') return text
  if (text !== undefined) return refuse('wrong_language', `must be zh or en, not ${text}`, '--lang')
  const { LC_ALL, LC_MESSAGES, LANG } = call.terminal.env
  return (LC_ALL || LC_MESSAGES || LANG || '').startsWith('zh') ? 'zh' : 'en'
}

/** Writes refusals where people read them: place, what was wrong; answers with the exit code of the first. */
export function refuseWith(terminal: Terminal, refusals: Refusal | readonly Refusal[]): ExitCode {
  const list: readonly Refusal[] = areRefusals(refusals) ? refusals : [refusals as Refusal]
  for (const refusal of list) {
    const place = refusal.at === undefined ? '' : `${refusal.at}: `
    terminal.err(`${place}${refusal.because} (${refusal.code})\n`)
  }
  return exitCodeOf(list[0]!)
}

/** Writes a value as JSON on standard output. */
export const writeJson = (terminal: Terminal, value: unknown): void => {
  terminal.out(`${JSON.stringify(value, null, 2)}\n`)
}
