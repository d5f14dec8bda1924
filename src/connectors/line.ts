// One line to one system: hands corrections to the bank and answers back, and misbehaves at the bank's fault rates.

import type { SystemName } from '../kernel/index.ts'
import type { Answer, Correction, System } from '../reconcile/index.ts'
import { happens, shuffle, wholeBelow } from './chance.ts'
import type { FaultKind } from './faults.ts'
import { answerFrom } from './refusals.ts'
import type { SimulatedBank } from './simulated-bank.ts'

/** The connection broke or the system is down; what was processed before is processed. */
export class LineBroken extends Error {
  override readonly name = 'LineBroken'
}

export class Line implements System {
  readonly name: SystemName
  readonly #bank: SimulatedBank
  #late: Answer[] = []
  #isDown = false

  constructor(name: SystemName, bank: SimulatedBank) {
    this.name = name
    this.#bank = bank
  }

  restart(): void {
    this.#isDown = false
  }

  async submit(batch: readonly Correction[]): Promise<readonly Answer[]> {
    if (this.#isDown) throw new LineBroken(`${this.name} is down until tomorrow`)
    await this.#bank.prepare(batch)
    const broken = this.#breaks()
    const answers = this.#late
    this.#late = []
    const until = broken ? wholeBelow(this.#bank.chance, batch.length + 1) : batch.length
    for (const correction of batch.slice(0, until)) this.#receive(correction, answers)
    await this.#bank.settle()
    if (broken) throw new LineBroken(`the connection to ${this.name} broke`)
    if (this.#strikes('reorder_answers')) shuffle(this.#bank.chance, answers)
    return answers
  }

  #strikes(fault: FaultKind): boolean {
    const strikes = happens(this.#bank.chance, this.#bank.rates[fault])
    if (strikes) this.#bank.count(fault)
    return strikes
  }

  #breaks(): boolean {
    if (this.#strikes('crash')) this.#isDown = true
    return this.#isDown || this.#strikes('break_connection')
  }

  #receive(correction: Correction, answers: Answer[]): void {
    if (this.#strikes('lose_request')) return
    if (this.#strikes('delay_request')) {
      this.#bank.delay(this.name, correction)
      return
    }
    const answer = answerFrom(correction.id, this.#bank.process(this.name, correction))
    if (this.#strikes('repeat_request')) this.#receiveAgain(correction, answers)
    if (this.#strikes('lose_answer')) return
    answers.push(answer)
    if (this.#strikes('repeat_answer')) this.#repeat(answer, answers)
  }

  /** The second copy comes at once, with an answer of its own, or on a later day. */
  #receiveAgain(correction: Correction, answers: Answer[]): void {
    if (happens(this.#bank.chance, 0.5)) this.#bank.delay(this.name, correction)
    else answers.push(answerFrom(correction.id, this.#bank.process(this.name, correction)))
  }

  #repeat(answer: Answer, answers: Answer[]): void {
    const isLate = happens(this.#bank.chance, 0.5)
    if (isLate) this.#late.push(answer)
    else answers.push(answer)
  }
}
