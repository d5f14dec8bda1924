// Progress on standard error: a bar on a terminal, one line per finished step everywhere else.

import { widthOf } from '../reconcile/index.ts'
import { stopwatch } from '../wiring.ts'
import type { Terminal } from './verb.ts'

const barCells = 24
const eraseLine = '\r\u001b[K'
const millisecondsBetweenPaints = 50

/** Shows long work step by step. */
export class Progress {
  readonly #terminal: Terminal
  readonly #out: (text: string) => void
  #paintedAt = 0

  /** `out` receives the line of each finished step. */
  constructor(terminal: Terminal, out: (text: string) => void) {
    this.#terminal = terminal
    this.#out = out
  }

  /** Runs a step; `words` turn its result into the line that stays. */
  async step<Result>(
    name: string,
    work: (onProgress: (done: number, all: number) => void) => Promise<Result>,
    words: (result: Result) => string,
  ): Promise<Result> {
    const start = stopwatch()
    this.#paint(name, 0)
    let furthest = 0
    const result = await work((done, all) => {
      furthest = Math.max(furthest, all === 0 ? 1 : done / all)
      this.#paintSometimes(name, furthest)
    })
    if (this.#terminal.isTerminal) this.#terminal.err(eraseLine)
    const seconds = ((stopwatch() - start) / 1000).toFixed(1)
    this.#out(`  ✓ ${pad(name, nameCells)} ${seconds.padStart(5)} s  ${words(result)}\n`)
    return result
  }

  #paintSometimes(name: string, share: number): void {
    if (stopwatch() - this.#paintedAt < millisecondsBetweenPaints) return
    this.#paint(name, share)
  }

  #paint(name: string, share: number): void {
    if (!this.#terminal.isTerminal) return
    this.#paintedAt = stopwatch()
    this.#terminal.err(`${eraseLine}  ${pad(name, nameCells)} ${barOf(share)}`)
  }
}

/** A single bar that comes and goes, for commands whose result is their output. */
export class ProgressLine {
  readonly #terminal: Terminal
  readonly #name: string
  #paintedAt = 0

  constructor(terminal: Terminal, name: string) {
    this.#terminal = terminal
    this.#name = name
  }

  readonly show = (done: number, all: number): void => {
    if (!this.#terminal.isTerminal || stopwatch() - this.#paintedAt < millisecondsBetweenPaints) return
    this.#paintedAt = stopwatch()
    this.#terminal.err(`${eraseLine}${this.#name} ${barOf(all === 0 ? 1 : done / all)}`)
  }

  readonly end = (): void => {
    if (this.#terminal.isTerminal) this.#terminal.err(eraseLine)
  }
}

function barOf(share: number): string {
  const full = Math.min(barCells, Math.floor(share * barCells))
  return `${'█'.repeat(full)}${'░'.repeat(barCells - full)} ${Math.floor(share * 100)} %`
}

const nameCells = 28
const pad = (text: string, cells: number): string => text + ' '.repeat(Math.max(0, cells - widthOf(text)))
