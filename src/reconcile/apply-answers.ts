// Matches the answers of a system to the corrections sent to it, by correction id; what is left is unknown.

import type { Correction } from './correction.ts'
import type { Answer, Receipt } from './ports.ts'

/** Answers that told nothing new, were about something not sent, or said both yes and no. */
export interface StrayAnswers {
  readonly duplicates: number
  readonly strangers: number
  readonly contradictions: number
}

export interface MatchedAnswers {
  /** One for each correction, in the order in which they were sent. */
  readonly receipts: readonly Receipt[]
  readonly stray: StrayAnswers
}

/** `because` says why a correction without an answer has none. */
export function matchAnswers(
  sent: readonly Correction[],
  answers: readonly Answer[],
  because: string,
): MatchedAnswers {
  const receipts = new Map<string, Receipt>(sent.map(({ id }) => [id, unknown(id, because)]))
  const answered = new Set<string>()
  const stray = { duplicates: 0, strangers: 0, contradictions: 0 }
  for (const answer of answers) {
    const known = receipts.get(answer.correction)
    if (known === undefined) stray.strangers += 1
    else if (!answered.has(answer.correction)) receipts.set(answer.correction, receiptFrom(answer))
    else if (known.outcome === answer.outcome || known.outcome === 'unknown') stray.duplicates += 1
    else {
      stray.contradictions += 1
      receipts.set(answer.correction, unknown(answer.correction, 'the answers contradict each other'))
    }
    answered.add(answer.correction)
  }
  return { receipts: sent.map(({ id }) => receipts.get(id)!), stray }
}

const unknown = (correction: string, because: string): Receipt => ({
  correction,
  outcome: 'unknown',
  because,
})

function receiptFrom(answer: Answer): Receipt {
  if (answer.outcome === 'accepted') return { correction: answer.correction, outcome: 'accepted' }
  const { correction, outcome, code, because } = answer
  return { correction, outcome, code, because }
}
