// Which outlet has read and understood which version: rows that never change, the first one of an outlet holds.

import { asWriter } from './branch-view.ts'
import type { Decisions, StoreRefusal } from './decisions.ts'

export interface Acknowledgement {
  readonly programme: string
  readonly version: number
  readonly node: string
  readonly person: string
  /** ISO instant. */
  readonly at: string
}

export interface NewAcknowledgement extends Omit<Acknowledgement, 'at'> {
  /** The nodes that the person may acknowledge for. */
  readonly nodes: readonly string[]
}

export class Acknowledgements {
  readonly #decisions: Decisions

  constructor(decisions: Decisions) {
    this.#decisions = decisions
  }

  /** Keeps that an outlet has read a version; an outlet that had answers with its first acknowledgement. */
  async record(given: NewAcknowledgement): Promise<Acknowledgement | StoreRefusal> {
    const { programme, version, node, person } = given
    return this.#decisions.take(async ({ queries, at, record }) => {
      const [kept] = await asWriter(
        queries,
        given,
        () => queries<Acknowledgement[]>`
          insert into version_acknowledgement (programme, version, node, person, at)
          values (${programme}, ${version}, ${node}, ${person}, ${at})
          on conflict (programme, version, node) do nothing
          returning programme, version, node, person, at`,
      )
      if (kept !== undefined) {
        const body = { programme, version, at }
        record({ kind: 'version_acknowledged', actor: person, subject: node, body })
        return kept
      }
      const [first] = await queries<Acknowledgement[]>`
        select programme, version, node, person, at from version_acknowledgement
        where programme = ${programme} and version = ${version} and node = ${node}`
      return first!
    })
  }

  async of(programme: string, version: number): Promise<readonly Acknowledgement[]> {
    return this.#decisions.sql<Acknowledgement[]>`
      select programme, version, node, person, at from version_acknowledgement
      where programme = ${programme} and version = ${version} order by at, node`
  }
}
