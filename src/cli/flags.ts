// Reading flags and words of a call: a missing or impossible one is a refusal that names the flag.

import { type Day, findDayFromIso, isRefusal, type Refusal, refuse } from '../kernel/index.ts'
import type { Language } from '../reconcile/index.ts'
import { type Call, type ExitCode, exitCodes, type Terminal } from './verb.ts'

/** The text of a flag that must be there. */
export function requiredFlag(call: Call, name: string): string | Refusal<'flag_missing'> {
  const value = call.flags[name]
  return typeof value === 'string' ? value : refuse('flag_missing', `--${name} is missing`, `--${name}`)
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
  if (word === undefined) return refuse('word_missing', `${what} is missing`)
  if (more.length > 0) return refuse('word_missing', `there is one ${what}, not also ${more.join(' ')}`)
  return word
}

/** The day of a flag. */
export function dayFlag(call: Call, name: string): Day | Refusal {
  const text = requiredFlag(call, name)
  if (isRefusal(text)) return text
  return findDayFromIso(text) ?? refuse('wrong_day', `--${name} must be a day YYYY-MM-DD, not ${text}`)
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
  const because = `--${name} must be a whole number from ${bounds.min} to ${bounds.max}, not ${text}`
  return refuse('wrong_number', because)
}

/** The language of `--lang`, else that of the terminal, else English. */
export function languageFlag(call: Call): Language | Refusal<'wrong_language'> {
  const text = findFlag(call, 'lang')
  if (text === 'zh' || text === 'en') return text
  if (text !== undefined) return refuse('wrong_language', `--lang is zh or en, not ${text}`, '--lang')
  const { LC_ALL, LC_MESSAGES, LANG } = call.terminal.env
  return (LC_ALL || LC_MESSAGES || LANG || '').startsWith('zh') ? 'zh' : 'en'
}

/** Writes refusals where people read them: place, what was wrong; answers with the exit code. */
export function refuseWith(
  terminal: Terminal,
  refusals: Refusal | readonly Refusal[],
  code: ExitCode = exitCodes.wrongInput,
): ExitCode {
  const list = Array.isArray(refusals) ? (refusals as readonly Refusal[]) : [refusals as Refusal]
  for (const refusal of list) {
    const place = refusal.at === undefined ? '' : `${refusal.at}: `
    terminal.err(`${place}${refusal.because} (${refusal.code})\n`)
  }
  return code
}

/** Writes a value as JSON on standard output. */
export const writeJson = (terminal: Terminal, value: unknown): void => {
  terminal.out(`${JSON.stringify(value, null, 2)}\n`)
}
