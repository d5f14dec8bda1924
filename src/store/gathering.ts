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
  /** Pieces under way at once: the next gathers while the ones before are worked on. */
  readonly atOnceMax: number
}

export class Gathering<Item, Answer> {
  readonly #options: GatheringOptions<Item, Answer>
  #waiting: Waiting<Item, Answer>[] = []
  #atOnce = 0

  constructor(options: GatheringOptions<Item, Answer>) {
    this.#options = options
  }

  /** The answer for one item. All of a piece fail together. */
  ask(item: Item): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject })
      if (this.#atOnce >= this.#options.atOnceMax) return
      this.#atOnce++
      setImmediate(() => void this.#work())
    })
  }

  async #work(): Promise<void> {
    while (this.#waiting.length > 0) {
      const piece = this.#takePiece()
      try {
        const answers = await this.#options.work(piece.map(({ item }) => item))
        for (const [at, { resolve }] of piece.entries()) resolve(answers[at]!)
      } catch (error) {
        for (const { reject } of piece) reject(error)
      }
    }
    this.#atOnce--
  }

  #takePiece(): readonly Waiting<Item, Answer>[] {
    const { itemsMax } = this.#options
    if (this.#waiting.length > itemsMax) return this.#waiting.splice(0, itemsMax)
    const piece = this.#waiting
    this.#waiting = []
    return piece
  }
}
