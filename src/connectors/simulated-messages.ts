// A gateway for short messages that is none: it sends nothing, and answers as real ones do, badly at times.

import type { DeliveryReport, Message, MessageAnswer, MessageGateway } from '../contact/index.ts'
import { type Chance, chanceFromSeed, happens } from './chance.ts'
import { LineBroken } from './line.ts'

/**
 * Probabilities 0 … 1. `refuse_number` (the same number always), `lose_answer` (taken, the first time without an answer),
 * `repeat_answer` (answered twice), `undeliverable` (taken and reported so), `late_report` (known when asked again).
 * Per batch: `break_connection` (throws when half of it is taken).
 */
export interface MessageFaultRates {
  readonly refuse_number: number
  readonly lose_answer: number
  readonly repeat_answer: number
  readonly undeliverable: number
  readonly late_report: number
  readonly break_connection: number
}
type MessageFault = keyof MessageFaultRates

/** No faults at all. */
export const calmMessages: MessageFaultRates = {
  refuse_number: 0,
  lose_answer: 0,
  repeat_answer: 0,
  undeliverable: 0,
  late_report: 0,
  break_connection: 0,
}

export interface SimulatedMessagesOptions {
  readonly seed: number
  readonly rates: MessageFaultRates
}

/**
 * All chance comes from the seed. Which numbers do not exist and which messages do not arrive is the same after a restart;
 * how the line behaves follows from what was handed over before.
 */
export class SimulatedMessages implements MessageGateway {
  readonly #options: SimulatedMessagesOptions
  readonly #line: Chance
  /** Messages taken, with how often they were handed over. */
  readonly #taken = new Map<string, number>()
  readonly #reportsAsked = new Set<string>()

  constructor(options: SimulatedMessagesOptions) {
    this.#options = options
    this.#line = chanceFromSeed(options.seed)
  }

  /** How many messages went out: each once, however often it was handed over. */
  get sent(): number {
    return this.#taken.size
  }

  async submit(messages: readonly Message[]): Promise<readonly MessageAnswer[]> {
    const answers: MessageAnswer[] = []
    const breaks = this.#misbehaves('break_connection')
    const until = breaks ? Math.ceil(messages.length / 2) : messages.length
    for (const message of messages.slice(0, until)) this.#receive(message, answers)
    if (breaks) throw new LineBroken('the connection to the gateway broke')
    return answers
  }

  async reports(ids: readonly string[]): Promise<readonly DeliveryReport[]> {
    return ids.flatMap((id): readonly DeliveryReport[] => {
      const isLate = !this.#reportsAsked.has(id) && this.#misbehaves('late_report')
      this.#reportsAsked.add(id)
      if (isLate) return []
      if (this.#befalls('undeliverable', id))
        return [{ id, outcome: 'undeliverable', code: 'absent_subscriber' }]
      return [{ id, outcome: 'delivered' }]
    })
  }

  #receive({ id, phone }: Message, answers: MessageAnswer[]): void {
    if (this.#befalls('refuse_number', phone)) {
      answers.push({ id, outcome: 'refused', code: 'number_not_in_service' })
      return
    }
    const times = (this.#taken.get(id) ?? 0) + 1
    this.#taken.set(id, times)
    if (times === 1 && this.#misbehaves('lose_answer')) return
    answers.push({ id, outcome: 'accepted' })
    if (this.#misbehaves('repeat_answer')) answers.push({ id, outcome: 'accepted' })
  }

  #misbehaves(fault: MessageFault): boolean {
    return happens(this.#line, this.#options.rates[fault])
  }

  #befalls(fault: MessageFault, text: string): boolean {
    const { seed, rates } = this.#options
    return happens(chanceFromSeed(mixed(`${seed} ${fault} ${text}`)), rates[fault])
  }
}

/** FNV-1a of 32 bits. */
function mixed(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}
