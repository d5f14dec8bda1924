// Name lists whose day has come: the file and whom its lines named go, what circumstances rest on and the proof stay.

import type { Decisions, StoreRefusal } from '../decisions.ts'

export interface ListDue {
  readonly id: string
  readonly deleteDueDay: string
}

export class ListDeletion {
  readonly #decisions: Decisions

  constructor(decisions: Decisions) {
    this.#decisions = decisions
  }

  /** The lists to be deleted by a day, what was due first before the others; nothing is deleted. */
  due(day: string): Promise<readonly ListDue[]> {
    return this.#decisions.sql<ListDue[]>`
      select id, delete_due_day from name_list where deleted_at is null and delete_due_day <= ${day}
      order by delete_due_day, number`
  }

  /** Deletes the file of a list and whom its lines named; again it changes nothing. */
  async delete(id: string, actor: string): Promise<true | StoreRefusal> {
    const deleted = await this.#decisions.take(async ({ queries, at, record }) => {
      const [row] = await queries<{ digest: string; deleteDueDay: string }[]>`
        update name_list set sealed = null, deleted_at = ${at} where id = ${id} and deleted_at is null
        returning digest, delete_due_day`
      if (row === undefined) return true as const
      const lines = await queries`
        update name_list_line set name_masked = null, id_masked = null, person_hash = null,
          category = case when customer is not null then category end,
          first_day = case when customer is not null then first_day end,
          last_day = case when customer is not null then last_day end
        where list = ${id}`
      const body = { ...row, lines: lines.count, because: 'due', at }
      record({ kind: 'name_list_deleted', actor, subject: id, body })
      return true as const
    })
    return deleted
  }

  /** Has the database forget the space of what was deleted. */
  async sweepUp(): Promise<void> {
    await this.#decisions.sql`vacuum name_list, name_list_line`
  }
}
