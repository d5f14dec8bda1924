// What the routes of the server call: decisions over the desk, and the jobs that run behind it.

import { Temporal } from 'temporal-polyfill'
import type { ApiTools } from '../../api/index.ts'
import type { MessageGateway } from '../../contact/index.ts'
import { isRefusal } from '../../kernel/index.ts'
import {
  bankDay,
  ContactDesk,
  CustomerDesk,
  contactTerms,
  type Desk,
  DocumentDesk,
  deleteDue,
  followAcknowledgements,
  type Importing,
  InForce,
  JobRunner,
  lapseOverdue,
  NameListDesk,
  ObjectionsKnown,
  type OpenSystems,
  removeNightly,
  retentionOf,
  Sweeper,
  sendNotices,
  settleServices,
  sweepComparisons,
} from '../../operations/index.ts'
import { clock, customersKeyFile, random, stopwatch } from '../../wiring.ts'

export interface ToolOptions {
  readonly desk: Desk
  readonly programme: string
  readonly openSystems: OpenSystems
  /** Who carries short messages. */
  readonly gateway: MessageGateway
  /** Has the bank write an extract; absent where it delivers by itself. */
  readonly deliver?: Importing['deliver']
  readonly onFailure: (job: string, error: unknown) => void
}

export interface OpenTools {
  readonly tools: ApiTools
  /** Lets the job in hand rest, and closes what was opened. */
  close(): Promise<void>
}

const idBytes = 16
const idDigits = idBytes * 2
const timeBytes = 6
/** Chance and time are fetched for so many ids at once. */
const idsAtOnce = 1024

/** Ids of 32 hexadecimal digits: 12 of the time, so that new rows lie beside each other, and 20 of chance. */
function idsFrom(chance: (bytes: number) => Uint8Array, now: () => string): () => string {
  let ids = ''
  let at = 0
  return () => {
    if (at >= ids.length) {
      const pool = Buffer.from(chance(idBytes * idsAtOnce))
      const time = Temporal.Instant.from(now()).epochMilliseconds
      for (let id = 0; id < pool.length; id += idBytes) pool.writeUIntBE(time, id, timeBytes)
      ids = pool.toString('hex')
      at = 0
    }
    at += idDigits
    return ids.slice(at - idDigits, at)
  }
}

/** Opens the tools and begins to run jobs. */
export async function openTools({
  desk,
  programme,
  openSystems,
  gateway,
  deliver,
  onFailure,
}: ToolOptions): Promise<OpenTools> {
  const newId = idsFrom(random, clock)
  const inForce = new InForce({ desk, programme, clock, stopwatch })
  const ground = await inForce.ground()
  if (isRefusal(ground) && ground.code === 'wrong_register') throw new Error(ground.because)
  const keyFile = customersKeyFile(desk.folder)
  const customers = new CustomerDesk({ desk, inForce, keyFile })
  const documents = new DocumentDesk({ desk, keyFile, random })
  const lists = new NameListDesk({ desk, customers, keyFile, random, clock })
  const objections = new ObjectionsKnown({ store: desk.store, stopwatch })
  const contacts = new ContactDesk({
    store: desk.store,
    inForce,
    objections,
    clock,
    stopwatch,
    newId,
    terms: () => contactTerms(desk),
  })
  const importing = { keyFile, random, ...(deliver && { deliver }) }
  const messages = { gateway, keyFile, clock }
  const jobs = new JobRunner({ desk, openSystems, importing, messages, clock, stopwatch, onFailure })
  jobs.start()
  const { retention } = desk.store
  const today = () => bankDay(clock())
  const stopping = new AbortController()
  const sweeper = new Sweeper({
    sweeps: [
      () => retention.sweep(retentionOf(desk)),
      () => sweepComparisons(desk),
      () => lapseOverdue(desk, today()),
      () => followAcknowledgements(desk),
      () => settleServices(desk),
      () => deleteDue({ desk, documents, today: today() }, 'system'),
      () => removeNightly(desk, newId, stopping.signal),
      () => sendNotices(desk, messages, { signal: stopping.signal }),
    ],
    onFailure: (error) => onFailure('the sweep', error),
  })
  sweeper.start()
  const close = async (): Promise<void> => {
    stopping.abort()
    await sweeper.stop()
    await jobs.stop()
    await customers.close()
    await inForce.close()
  }
  return {
    tools: { desk, contacts, objections, customers, documents, lists, inForce, jobs, clock, newId },
    close,
  }
}
