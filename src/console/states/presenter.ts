// The one place where a "no" of the server becomes words for a person, in their language.

import { AskFailed, type Problem } from '../client/ask.ts'
import { dayText } from '../figures/figures.ts'
import { refusalWords } from '../words/refusals.ts'
import type { Language, Say } from '../words/say.ts'
import { wordOfCode } from '../words/say.ts'

export interface Presented {
  /** What happened and what to do next. */
  readonly words: string
  /** Which roles would help, or the number of the request. */
  readonly more?: string
  /** True when asking again may help. */
  readonly mayPass: boolean
}

/** The words for whatever a question threw. */
export function present(error: unknown, say: Say, language: Language): Presented {
  if (!(error instanceof AskFailed)) return { words: say('unexpected'), mayPass: true }
  const { problem } = error
  const more = moreOf(problem, say, language)
  return {
    words: wordsOf(problem, say, language),
    ...(more !== undefined && { more }),
    mayPass: problem.status === 0 || problem.status === 429 || problem.status >= 500,
  }
}

function wordsOf({ code, status }: Problem, say: Say, language: Language): string {
  if (code === 'unreachable') return say('unreachable')
  if (code === 'answer_was_lost') return say('answerWasLost')
  if (code in refusalWords) return wordOfCode('refusal', code, language)
  return status >= 500 || code === 'unexpected' ? say('unexpected') : say('refusedWith', { code })
}

function moreOf(
  { needed, removed, request, status }: Problem,
  say: Say,
  language: Language,
): string | undefined {
  if (needed !== undefined) {
    const roles = needed.roles.map((role) => wordOfCode('role', role, language))
    return say('needsRole', { roles: roles.join(say('listSeparator')) })
  }
  if (removed !== undefined) {
    const [night, day] = [removed.night, removed.day].map((one) => dayText(one, language))
    return say('bookRemovedOn', { night: night!, day: day!, days: removed.days })
  }
  return request !== undefined && status >= 500 ? say('requestNumber', { id: request }) : undefined
}
