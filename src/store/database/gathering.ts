// Gathers what many ask for at the same time into one piece of work, so that a hundred cost little more than one.

interface Waiting<Item, Answer> {
  readonly item: Item
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: unknown) => void
}

export interface GatheringOptions<Item, Answer> {
  /** Answers items in their order. */
  readonly work: (items: readonly Item[]) => Promise<readonly Answer[]>
  /** Items in one piece of work at most. */
  readonly itemsMax: number
  /** A second piece is begun beside the one under way once so many wait; until then they gather. */
  readonly besideMin: number
}

export class Gathering<Item, Answer> {
  readonly #options: GatheringOptions<Item, Answer>
  #waiting: Waiting<Item, Answer>[] = []
  #underWay = 0

  constructor(options: GatheringOptions<Item, Answer>) {
    this.#options = options
  }

  /** The answer for one item. All of a piece fail together. */
  ask(item: Item): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject })
      if (this.#underWay === 0 || (this.#underWay === 1 && this.#waiting.length === this.#options.besideMin))
        this.#begin()
    })
  }

  #begin(): void {
    this.#underWay++
    setImmediate(() => void this.#work())
  }

  async #work(): Promise<void> {
    while (this.#waiting.length > 0 && this.#isDue()) {
      const piece = this.#takePiece()
      try {
        const answers = await this.#options.work(piece.map(({ item }) => item))
        for (const [at, { resolve }] of piece.entries()) resolve(answers[at]!)
      } catch (error) {
        for (const { reject } of piece) reject(error)
      }
    }
    this.#underWay--
  }

  /** Beside another piece only what is worth one: the other takes along what waits when it ends. */
  #isDue(): boolean {
    return this.#underWay === 1 || this.#waiting.length >= this.#options.besideMin
  }

  #takePiece(): readonly Waiting<Item, Answer>[] {
    const { itemsMax } = this.#options
    if (this.#waiting.length > itemsMax) return this.#waiting.splice(0, itemsMax)
    const piece = this.#waiting
    this.#waiting = []
    return piece
  }
}
