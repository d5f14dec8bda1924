// Which rules of the bank were in force from when: kept whenever they changed, with an entry in the evidence log.

import type { Decisions, StoreRefusal } from './decisions.ts'

export interface HouseInForce {
  /** SHA-256 of the text. */
  readonly digest: string
  /** From this instant on. */
  readonly at: string
}

export class HouseRecord {
  readonly #decisions: Decisions

  constructor(decisions: Decisions) {
    this.#decisions = decisions
  }

  /** Keeps the rules that are in force now; those that were in force already change nothing. */
  keep({ digest, text }: { readonly digest: string; readonly text: string }): Promise<true | StoreRefusal> {
    return this.#decisions.take(async ({ queries, at, record }) => {
      await queries`select pg_advisory_xact_lock(hashtextextended('rules of the bank', 0))`
      const [last] = await queries<{ digest: string }[]>`
        select digest from house_rules order by number desc limit 1`
      if (last?.digest === digest) return true as const
      await queries`insert into house_rules (digest, content, at) values (${digest}, ${text}, ${at})`
      const body = { digest, before: last?.digest ?? '', at }
      record({ kind: 'house_rules_in_force', actor: 'system', subject: digest, body })
      return true as const
    })
  }

  /** Every change, the newest first. */
  history(): Promise<readonly HouseInForce[]> {
    return this.#decisions.sql<
      HouseInForce[]
    >`select digest, at from house_rules order by number desc limit 100`
  }
}
