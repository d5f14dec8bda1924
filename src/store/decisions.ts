// One decision is one transaction: what it changes, its entry in the evidence log and its first result, or nothing.

import { AsyncLocalStorage } from 'node:async_hooks'
import {
  canonicalJson,
  contentHash,
  type NewEntry,
  type PlainData,
  plainDataProblem,
} from '../evidence/index.ts'
import { isRefusal, type Refusal, refuse } from '../kernel/index.ts'
import type { Database, Queries } from './database/database.ts'
import { dayFromInstant } from './database/instants.ts'
import { errorCode } from './database/unavailable.ts'
import { appendToLog } from './log-entries.ts'
import type { StoreRefusalCode } from './refusals.ts'

export type StoreRefusal = Refusal<StoreRefusalCode>

/** What happened, before the log gives it a day and an index. */
type Happening = Omit<NewEntry, 'day'>

/** The transaction of one decision. */
export interface Step {
  readonly queries: Queries
  /** The instant of the decision. */
  readonly at: string
  /** Notes an entry for the log; it is appended when the decision has been taken. */
  record(happening: Happening): void
}

/** A command that may be sent again: with the same key it answers with its first result and changes nothing. */
export interface Command {
  readonly key: string
  readonly name: string
  readonly input: PlainData
}

/** The command that may be sent again under a key, of what was asked and no more; none without a key. */
export function commandUnder(
  key: string | undefined,
  name: string,
  asked: { readonly [member: string]: PlainData | undefined },
): Command | undefined {
  if (key === undefined) return undefined
  const said = Object.entries(asked).filter(
    (member): member is [string, PlainData] => member[1] !== undefined,
  )
  return { key, name, input: Object.fromEntries(said) }
}

/** PostgreSQL's code for a text it cannot keep, such as one with a zero byte. */
const noSuchCharacter = '22021'
const refuseCharacters: StoreRefusal = refuse(
  'text_is_not_well_formed',
  'a text has characters that do not exist',
)

const keyForm = /^[A-Za-z0-9._:-]{1,200}$/

/** Carries a refusal out of a transaction so that nothing of it is kept. */
class Withdrawn extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

/** Carries the result of a rehearsed decision out of its transaction, which is rolled back. */
class Rehearsed extends Error {
  readonly result: unknown

  constructor(result: unknown) {
    super('a rehearsal keeps nothing')
    this.result = result
  }
}

export class Decisions {
  readonly sql: Database
  readonly #clock: () => string
  readonly #rehearsing = new AsyncLocalStorage<true>()

  constructor(sql: Database, clock: () => string) {
    this.sql = sql
    this.#clock = clock
  }

  /** ISO instant of now. */
  now(): string {
    return this.#clock()
  }

  /** Runs work whose decisions take the same way as ever and are rolled back at their end: nothing is kept. */
  rehearse<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.#rehearsing.run(true, work)
  }

  /** Takes a decision, all of it or, when it is refused, nothing. */
  async take<Result>(
    work: (step: Step) => Promise<Result>,
    command?: Command,
  ): Promise<Result | StoreRefusal> {
    const malformed = command === undefined ? undefined : refuseCommand(command)
    if (malformed !== undefined) return malformed
    try {
      const answer = await this.sql.begin(async (queries) => ({
        result: await this.#take(queries, work, command),
      }))
      return (answer as { readonly result: Result }).result
    } catch (error) {
      if (error instanceof Withdrawn) return error.refusal as StoreRefusal
      if (error instanceof Rehearsed) return error.result as Result
      if (errorCode(error) === noSuchCharacter) return refuseCharacters
      throw error
    }
  }

  async #take<Result>(
    queries: Queries,
    work: (step: Step) => Promise<Result>,
    command: Command | undefined,
  ): Promise<Result> {
    const first = command === undefined ? undefined : await findFirstResult(queries, command)
    if (first !== undefined) return first.result as Result
    const at = this.#clock()
    const happenings: Happening[] = []
    const result = await work({ queries, at, record: (happening) => happenings.push(happening) })
    if (isRefusal(result)) throw new Withdrawn(result)
    if (command !== undefined) await keepFirstResult(queries, command, { result, at })
    const day = dayFromInstant(at)
    const entries = happenings.map((happening) => ({ ...happening, day }))
    if (entries.length > 0) await appendToLog(queries, entries)
    if (this.#rehearsing.getStore() === true) throw new Rehearsed(result)
    return result
  }
}

function refuseCommand({ key, input }: Command): StoreRefusal | undefined {
  if (!keyForm.test(key))
    return refuse('key_is_malformed', 'a key has 1 to 200 letters, digits and . _ : -', 'key')
  return plainDataProblem(input) === undefined ? undefined : refuseCharacters
}

const fingerprint = ({ name, input }: Command): string => contentHash(canonicalJson({ name, input }))

async function findFirstResult(
  queries: Queries,
  command: Command,
): Promise<{ readonly result: unknown } | undefined> {
  const { key } = command
  await queries`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`
  const [row] = await queries<{ command: string; result: unknown }[]>`
    select command, result from idempotency where key = ${key}`
  if (row === undefined || row.command === fingerprint(command)) return row
  const because = `the key ${key} was used for another command; give every command its own key`
  throw new Withdrawn(refuse('key_was_used_for_something_else', because, 'key'))
}

async function keepFirstResult(
  queries: Queries,
  command: Command,
  { result, at }: { readonly result: unknown; readonly at: string },
): Promise<void> {
  await queries`
    insert into idempotency (key, command, result, at)
    values (${command.key}, ${fingerprint(command)}, ${JSON.stringify(result)}::text::jsonb, ${at})`
}
