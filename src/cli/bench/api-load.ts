// The load of the benchmark of the API, in a process of its own: connections that ask over and over, or at a given rate.

import { once } from 'node:events'
import { createConnection, type Socket } from 'node:net'
import { json } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { stopwatch } from '../../wiring.ts'

/** What the process reads on standard input. */
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

/** What it prints. Milliseconds count from when a request was due, so that waiting is never left out. */
export interface LoadResult {
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
  /** Bytes of an answer that has not arrived whole. */
  rest: Buffer
}

const bucketsOfMillisecond = 100
const bucketsMax = 10_000 * bucketsOfMillisecond
const lengthHeader = Buffer.from('content-length: ')
const headEnd = Buffer.from('\r\n\r\n')
const statusAt = 9
const okText = '200'

class Load {
  readonly #order: LoadOrder
  readonly #requests: readonly Buffer[]
  readonly #latencies = new Uint32Array(bucketsMax)
  readonly #askings: Asking[] = []
  #sent = 0
  #answered = 0
  #failed = 0
  #endsAt = 0

  constructor(order: LoadOrder) {
    this.#order = order
    this.#requests = requestsOf(order)
  }

  async run(): Promise<LoadResult> {
    const { connections, seconds, rate } = this.#order
    for (let at = 0; at < connections; at++) this.#askings.push(await this.#connect())
    const startedAt = stopwatch()
    this.#endsAt = startedAt + seconds * 1000
    if (rate === undefined) for (const asking of this.#askings) this.#ask(asking, startedAt)
    else await this.#pace(startedAt, rate)
    while (this.#askings.some(({ isBusy }) => isBusy)) await pause(1)
    const took = (stopwatch() - startedAt) / 1000
    for (const { socket } of this.#askings) socket.destroy()
    const figures = { p50: this.#quantile(0.5), p99: this.#quantile(0.99), failed: this.#failed }
    return { requests: this.#answered, perSecond: this.#answered / took, ...figures }
  }

  async #connect(): Promise<Asking> {
    const socket = createConnection({ host: '127.0.0.1', port: this.#order.port, noDelay: true })
    await once(socket, 'connect')
    const asking: Asking = { socket, dueAt: 0, isBusy: false, rest: Buffer.alloc(0) }
    socket.on('data', (bytes) => this.#read(asking, bytes))
    return asking
  }

  #ask(asking: Asking, dueAt: number): void {
    asking.dueAt = dueAt
    asking.isBusy = true
    asking.socket.write(this.#requests[this.#sent++ % this.#requests.length]!)
  }

  /** Every request has its moment; one that finds all connections busy waits, and its waiting counts. Rests between: the database needs the processor. */
  async #pace(startedAt: number, rate: number): Promise<void> {
    for (let now = startedAt; now < this.#endsAt; now = stopwatch()) {
      for (const asking of this.#askings) {
        const dueAt = startedAt + (this.#sent / rate) * 1000
        if (dueAt > now) break
        if (!asking.isBusy) this.#ask(asking, dueAt)
      }
      await pause(1)
    }
  }

  #read(asking: Asking, arrived: Buffer): void {
    const bytes = asking.rest.length === 0 ? arrived : Buffer.concat([asking.rest, arrived])
    const isWhole = bytes.length >= lengthOf(bytes)
    asking.rest = isWhole ? Buffer.alloc(0) : bytes
    if (!isWhole) return
    const now = stopwatch()
    const bucket = Math.floor((now - asking.dueAt) * bucketsOfMillisecond)
    this.#latencies[Math.min(bucket, bucketsMax - 1)]!++
    this.#answered++
    if (bytes.toString('latin1', statusAt, statusAt + okText.length) !== okText) this.#failed++
    asking.isBusy = false
    if (this.#order.rate === undefined && now < this.#endsAt) this.#ask(asking, now)
  }

  #quantile(share: number): number {
    let left = Math.ceil(this.#answered * share)
    const bucket = this.#latencies.findIndex((count) => {
      left -= count
      return left <= 0
    })
    return (bucket + 1) / bucketsOfMillisecond
  }
}

/** How many bytes a whole answer has; more than there are while its head has not arrived. */
function lengthOf(bytes: Buffer): number {
  const end = bytes.indexOf(headEnd)
  if (end < 0) return Number.POSITIVE_INFINITY
  const at = bytes.indexOf(lengthHeader) + lengthHeader.length
  const length = Number(bytes.toString('latin1', at, bytes.indexOf('\r', at)))
  return end + headEnd.length + length
}

function requestsOf({ address, headers, bodies }: LoadOrder): readonly Buffer[] {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  const head = `POST ${address} HTTP/1.1\r\nhost: 127.0.0.1\r\n${lines.join('')}`
  return bodies.map((body) => Buffer.from(`${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`))
}

const result = await new Load((await json(process.stdin)) as LoadOrder).run()
process.stdout.write(`${JSON.stringify(result)}\n`)
