// Which outlet has read and understood which version: rows that never change, the first one of an outlet holds.

import { isRefusal, refuse } from '../../kernel/index.ts'
import { asWriter } from '../database/branch-view.ts'
import type { Queries } from '../database/database.ts'
import type { Decisions, Step, StoreRefusal } from '../decisions.ts'
import { closeAcknowledged } from './acknowledgement-matters.ts'

export interface Acknowledgement {
  readonly programme: string
  readonly version: number
  readonly node: string
  readonly person: string
  /** ISO instant. */
  readonly at: string
}

/** What a version changes, as it was opened by a person. */
export interface ShownDifference extends Omit<Acknowledgement, 'node'> {
  /** SHA-256 of what is compared. */
  readonly digest: string
}

/** An acknowledgement with the digest of what its person was shown. */
export interface NewAcknowledgement extends Omit<Acknowledgement, 'at'> {
  readonly shown: string
  /** The nodes that the person may acknowledge for. */
  readonly nodes: readonly string[]
}

export class Acknowledgements {
  readonly #decisions: Decisions

  constructor(decisions: Decisions) {
    this.#decisions = decisions
  }

  /** Keeps that a person was shown what a version changes; shown again, the first time holds. */
  async show(shown: Omit<ShownDifference, 'at'>): Promise<ShownDifference | StoreRefusal> {
    const { programme, version, person, digest } = shown
    return this.#decisions.take(async ({ queries, at }) => {
      await queries`
        insert into difference_shown (programme, version, person, digest, at)
        values (${programme}, ${version}, ${person}, ${digest}, ${at}) on conflict do nothing`
      const [kept] = await queries<ShownDifference[]>`
        select programme, version, person, digest, at from difference_shown
        where (programme, version, person, digest) = (${programme}, ${version}, ${person}, ${digest})`
      return kept!
    })
  }

  /**
   * Keeps that an outlet has read a version; an outlet that had answers with its first acknowledgement. Refused when
   * the version is no longer the newest, and when the person was not shown what it changes.
   */
  async record(given: NewAcknowledgement): Promise<Acknowledgement | StoreRefusal> {
    return this.#decisions.take(async (step) => {
      const first = await findIn(step.queries, given)
      if (first !== undefined) return first
      const refusal = await refuseAcknowledgement(step.queries, given)
      return isRefusal(refusal) ? refusal : recordIn(step, given)
    })
  }

  async of(programme: string, version: number): Promise<readonly Acknowledgement[]> {
    return this.#decisions.sql<Acknowledgement[]>`
      select programme, version, node, person, at from version_acknowledgement
      where programme = ${programme} and version = ${version} order by at, node`
  }
}

async function findIn(
  queries: Queries,
  { programme, version, node }: NewAcknowledgement,
): Promise<Acknowledgement | undefined> {
  const [found] = await queries<Acknowledgement[]>`
    select programme, version, node, person, at from version_acknowledgement
    where programme = ${programme} and version = ${version} and node = ${node}`
  return found
}

async function refuseAcknowledgement(
  queries: Queries,
  { programme, version, person, shown }: NewAcknowledgement,
): Promise<StoreRefusal | undefined> {
  const [newest] = await queries<{ version: number }[]>`
    select max(version) as version from programme_version where programme = ${programme}`
  if (newest!.version !== version)
    return refuse(
      'version_is_superseded',
      `version ${newest!.version} replaces version ${version}; acknowledge that one`,
      'version',
    )
  const [seen] = await queries`
    select from difference_shown
    where (programme, version, person, digest) = (${programme}, ${version}, ${person}, ${shown})`
  return seen === undefined
    ? refuse(
        'differences_were_not_shown',
        `${person} has not opened what version ${version} changes, or something else was shown; open it first`,
        'shown',
      )
    : undefined
}

/** Two people of an outlet may say it at once: the first holds. */
async function recordIn(step: Step, given: NewAcknowledgement): Promise<Acknowledgement> {
  const { queries, at, record } = step
  const { programme, version, node, person, shown } = given
  const insert = () => queries<Acknowledgement[]>`
    insert into version_acknowledgement (programme, version, node, person, shown, at)
    values (${programme}, ${version}, ${node}, ${person}, ${shown}, ${at})
    on conflict (programme, version, node) do nothing
    returning programme, version, node, person, at`
  const [kept] = await asWriter(queries, given, insert)
  if (kept === undefined) return (await findIn(queries, given))!
  await closeAcknowledged(step, kept)
  record({
    kind: 'version_acknowledged',
    actor: person,
    subject: node,
    body: { programme, version, shown, at },
  })
  return kept
}
