// The load of the benchmark of the API, in a process of its own: connections that ask over and over, or at a given rate.

import { once } from 'node:events'
import { createConnection, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { stopwatch } from '../../wiring.ts'

/** What the process reads on standard input, one a line. */
export interface LoadOrder {
  readonly port: number
  readonly address: string
  readonly headers: Readonly<Record<string, string>>
  /** JSON bodies, sent one after the other and from the beginning again. */
  readonly bodies: readonly string[]
  readonly connections: number
  readonly seconds: number
  /** Requests a second; as many as are answered unless said otherwise. */
  readonly rate?: number
}

/** What it prints for each. Milliseconds count from when a request was due, so that waiting is never left out. */
export interface LoadResult {
  /** All that were answered, also before the measured seconds. */
  readonly requests: number
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  /** Answers that were not 200. */
  readonly failed: number
}

interface Asking {
  readonly socket: Socket
  dueAt: number
  isBusy: boolean
  /** What has arrived of an answer that has not arrived whole. */
  readonly bytes: Buffer
  arrived: number
}

/** What is asked before all connections are in their stride is answered and not measured. */
const settleMilliseconds = 200
const bucketsOfMillisecond = 100
const bucketsMax = 10_000 * bucketsOfMillisecond
const answerBytesMax = 16_384
const lengthHeader = Buffer.from('content-length: ')
const headEnd = Buffer.from('\r\n\r\n')
const [zero, nine] = Buffer.from('09')
const ok = Buffer.from('HTTP/1.1 200')

class Load {
  readonly #order: LoadOrder
  readonly #requests: readonly Buffer[]
  readonly #latencies = new Uint32Array(bucketsMax)
  readonly #askings: Asking[] = []
  #sent = 0
  #answered = 0
  #measured = 0
  #failed = 0
  #startedAt = 0
  #measuredFrom = 0
  #endsAt = 0

  constructor(order: LoadOrder) {
    this.#order = order
    this.#requests = requestsOf(order)
  }

  async run(): Promise<LoadResult> {
    const { connections, seconds, rate } = this.#order
    for (let at = 0; at < connections; at++) this.#askings.push(await this.#connect())
    this.#startedAt = stopwatch()
    this.#measuredFrom = this.#startedAt + settleMilliseconds
    this.#endsAt = this.#measuredFrom + seconds * 1000
    if (rate === undefined) for (const asking of this.#askings) this.#ask(asking, this.#startedAt)
    else await this.#pace()
    while (this.#askings.some(({ isBusy }) => isBusy)) await pause(1)
    const took = (stopwatch() - this.#measuredFrom) / 1000
    for (const { socket } of this.#askings) socket.destroy()
    const figures = { p50: this.#quantile(0.5), p99: this.#quantile(0.99), failed: this.#failed }
    return { requests: this.#answered, perSecond: this.#measured / took, ...figures }
  }

  /** Answers arrive in memory that is used again: what the load throws away, it would have to sweep while it measures. */
  async #connect(): Promise<Asking> {
    const buffer = Buffer.alloc(answerBytesMax)
    const callback = (length: number, arrived: Uint8Array): boolean => {
      this.#read(asking, length, arrived)
      return true
    }
    const onread = { buffer, callback }
    const socket = createConnection({ host: '127.0.0.1', port: this.#order.port, noDelay: true, onread })
    const asking = { socket, dueAt: 0, isBusy: false, bytes: Buffer.alloc(answerBytesMax), arrived: 0 }
    await once(socket, 'connect')
    return asking
  }

  #ask(asking: Asking, dueAt: number): void {
    asking.dueAt = dueAt
    asking.isBusy = true
    asking.socket.write(this.#requests[this.#sent++ % this.#requests.length]!)
  }

  /** Every request has its moment; one that finds all connections busy waits, and its waiting counts. Rests between: the database needs the processor. */
  async #pace(): Promise<void> {
    while (stopwatch() < this.#endsAt) {
      this.#askWhatIsDue()
      await pause(1)
    }
  }

  /** Also whenever an answer has come: a timer alone is a millisecond late. */
  #askWhatIsDue(): void {
    const { rate } = this.#order
    const now = stopwatch()
    if (rate === undefined || now >= this.#endsAt) return
    for (const asking of this.#askings) {
      const dueAt = this.#startedAt + (this.#sent / rate) * 1000
      if (dueAt > now) return
      if (!asking.isBusy) this.#ask(asking, dueAt)
    }
  }

  #read(asking: Asking, length: number, arrived: Uint8Array): void {
    const { bytes } = asking
    bytes.set(length === arrived.length ? arrived : arrived.subarray(0, length), asking.arrived)
    asking.arrived += length
    if (asking.arrived < lengthOf(asking)) return
    const now = stopwatch()
    this.#answered++
    if (asking.dueAt >= this.#measuredFrom) {
      const bucket = Math.floor((now - asking.dueAt) * bucketsOfMillisecond)
      this.#latencies[Math.min(bucket, bucketsMax - 1)]!++
      this.#measured++
    }
    if (bytes.compare(ok, 0, ok.length, 0, ok.length) !== 0) this.#failed++
    asking.isBusy = false
    asking.arrived = 0
    if (this.#order.rate !== undefined) this.#askWhatIsDue()
    else if (now < this.#endsAt) this.#ask(asking, now)
  }

  #quantile(share: number): number {
    let left = Math.ceil(this.#measured * share)
    const bucket = this.#latencies.findIndex((count) => {
      left -= count
      return left <= 0
    })
    return (bucket + 1) / bucketsOfMillisecond
  }
}

/** How many bytes a whole answer has; more than there are while its head has not arrived. */
function lengthOf({ bytes, arrived }: Asking): number {
  const end = bytes.indexOf(headEnd)
  if (end < 0 || end + headEnd.length > arrived) return Number.POSITIVE_INFINITY
  let length = 0
  for (let at = bytes.indexOf(lengthHeader) + lengthHeader.length; isDigit(bytes[at]!); at++)
    length = length * 10 + bytes[at]! - zero!
  return end + headEnd.length + length
}

const isDigit = (byte: number): boolean => byte >= zero! && byte <= nine!

function requestsOf({ address, headers, bodies }: LoadOrder): readonly Buffer[] {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  const head = `POST ${address} HTTP/1.1\r\nhost: 127.0.0.1\r\n${lines.join('')}`
  return bodies.map((body) => Buffer.from(`${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`))
}

for await (const line of createInterface({ input: process.stdin }))
  process.stdout.write(`${JSON.stringify(await new Load(JSON.parse(line) as LoadOrder).run())}\n`)
