// The log of the server: one JSON line for each request and each defect, with the id of the request and no personal data.

import type { FastifyBaseLogger } from 'fastify'
import { type Bindings, type DestinationStream, type Logger, pino } from 'pino'
import { masked, maskText } from './masking.ts'

/** A logger to a destination; `clock` gives the ISO instant of each line. */
export function openLog(destination: DestinationStream, clock: () => string): Logger {
  const options = {
    base: null,
    messageKey: 'event',
    timestamp: () => `,"at":"${clock()}"`,
    formatters: {
      level: (label: string) => ({ level: label }),
      log: (object: object) => masked(object) as Record<string, unknown>,
    },
    hooks: { streamWrite: maskText },
  }
  return pino(options, destination)
}

/** The log of one request, made when it is first written to: most requests write nothing. */
export class RequestLog {
  readonly #parent: Logger
  readonly #bindings: Bindings
  #own: Logger | undefined

  constructor(parent: FastifyBaseLogger, bindings: Bindings) {
    this.#parent = parent as Logger
    this.#bindings = bindings
  }

  #log(level: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal', words: readonly unknown[]): void {
    this.#own ??= this.#parent.child(this.#bindings)
    this.#own[level](...(words as [object, string]))
  }

  trace(...words: readonly unknown[]): void {
    this.#log('trace', words)
  }

  debug(...words: readonly unknown[]): void {
    this.#log('debug', words)
  }

  info(...words: readonly unknown[]): void {
    this.#log('info', words)
  }

  warn(...words: readonly unknown[]): void {
    this.#log('warn', words)
  }

  error(...words: readonly unknown[]): void {
    this.#log('error', words)
  }

  fatal(...words: readonly unknown[]): void {
    this.#log('fatal', words)
  }

  child(bindings: Bindings): Logger {
    return this.#parent.child({ ...this.#bindings, ...bindings })
  }
}
