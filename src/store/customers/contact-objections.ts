// Who asked not to be contacted, and since when they may be again: rows that never change, the last one of a type holds.

import { refuse } from '../../kernel/index.ts'
import { asBranch } from '../database/branch-view.ts'
import { commandUnder, type Decisions, type StoreRefusal } from '../decisions.ts'

/** What one can object to; contacts of service are always possible. */
export const objectionTypes = ['marketing', 'collection'] as const
export type ObjectionType = (typeof objectionTypes)[number]

export interface NewObjection {
  readonly customer: string
  readonly region: string
  readonly type: ObjectionType
  /** False where the customer may be contacted again. */
  readonly stands: boolean
  readonly reason: string
  readonly person: string
  /** Recorded again under the same key, it is kept once. */
  readonly key?: string
}

export interface Objection extends Omit<NewObjection, 'key'> {
  readonly id: number
  /** ISO instant. */
  readonly at: string
}

export class ContactObjections {
  readonly #decisions: Decisions

  constructor(decisions: Decisions) {
    this.#decisions = decisions
  }

  /** Keeps what the customer said. Refused without a reason (`reason_is_missing`). */
  async record({ key, ...objection }: NewObjection): Promise<Objection | StoreRefusal> {
    const { customer, region, type, stands, reason, person } = objection
    if (reason.trim() === '') return refuse('reason_is_missing', 'say what the customer asked for', 'reason')
    return this.#decisions.take(
      async ({ queries, at, record }) => {
        const [row] = await queries<Objection[]>`
        insert into contact_objection (at, customer, region, type, stands, reason, person)
        values (${at}, ${customer}, ${region}, ${type}, ${stands}, ${reason}, ${person})
        returning id, at, customer, region, type, stands, reason, person`
        const kind = stands ? 'contact_objection_recorded' : 'contact_objection_ended'
        record({ kind, actor: person, subject: customer, body: { type, at } })
        return row!
      },
      commandUnder(key, 'contact_objection', objection),
    )
  }

  /** All that a customer said, the newest first, as the database shows it to a branch of these regions. */
  list(customer: string, regions: readonly string[]): Promise<readonly Objection[]> {
    return asBranch(
      this.#decisions.sql,
      regions,
      (queries) => queries<Objection[]>`
        select id, at, customer, region, type, stands, reason, person from contact_objection
        where customer = ${customer} order by id desc`,
    )
  }

  /** What customers object to as things stand, by customer and type. */
  async standing(): Promise<readonly Pick<Objection, 'customer' | 'region' | 'type'>[]> {
    const rows = await this.#decisions.sql<Objection[]>`
      select distinct on (customer collate "C", type) customer, region, type, stands from contact_objection
      order by customer collate "C", type, id desc`
    return rows.flatMap(({ customer, region, type, stands }) => (stands ? [{ customer, region, type }] : []))
  }

  /** What was said after the row of this number, by anybody, the oldest first. */
  after(id: number): Promise<readonly Pick<Objection, 'id' | 'customer' | 'type' | 'stands'>[]> {
    return this.#decisions.sql<Objection[]>`
      select id, customer, type, stands from contact_objection where id > ${id} order by id`
  }
}
