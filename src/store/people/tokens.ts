// Tokens of machines: hashed, with a purpose, some verbs, a node and an end; issued and revoked by people.

import { addDays, isoFromDay, isRefusal, refuse } from '../../kernel/index.ts'
import {
  atTheirBranch,
  type Caller,
  may,
  permissionOf,
  placeOfNode,
  type TokenScope,
  type Verb,
} from '../../organisation/index.ts'
import type { Queries } from '../database/database.ts'
import { dayFromInstant } from '../database/instants.ts'
import { type NewestPage, olderThan } from '../database/newest.ts'
import { refuseReason } from '../database/texts.ts'
import type { Decisions, Step, StoreRefusal } from '../decisions.ts'
import { findCallerIn, type OrganisationRefusal, treeIn } from './organisation.ts'

const lifeDaysMax = 365

export interface NewToken {
  /** `machine:` and random characters: the id of no person. */
  readonly id: string
  readonly tokenHash: string
  readonly purpose: string
  readonly verbs: readonly Verb[]
  readonly node: string
  readonly by: string
  readonly expiresAt: string
}

/** What is known of a token; the token itself is shown once, to whom it is issued. */
export interface MachineToken extends Omit<NewToken, 'tokenHash' | 'by'> {
  readonly issuedBy: string
  readonly issuedAt: string
  readonly revokedAt?: string
}

type TokenRow = Omit<MachineToken, 'revokedAt'> & { readonly revokedAt: string | null }

const columns = ['id', 'purpose', 'verbs', 'node', 'issued_by', 'issued_at', 'expires_at', 'revoked_at']

const tokenFromRow = ({ revokedAt, ...row }: TokenRow): MachineToken =>
  revokedAt === null ? row : { ...row, revokedAt }

export interface TokenPage extends NewestPage {
  readonly nodes?: readonly string[] | null
}

export class MachineTokens {
  readonly #decisions: Decisions
  readonly #clock: () => string

  constructor(decisions: Decisions, clock: () => string) {
    this.#decisions = decisions
    this.#clock = clock
  }

  /** Issues a token. Refused for verbs that a person must do, and beyond what the issuer may do at its node. */
  async issue(token: NewToken): Promise<MachineToken | OrganisationRefusal> {
    const forbidden = token.verbs.find((verb) => !permissionOf(verb).forMachines)
    if (forbidden !== undefined)
      return refuse('verb_is_not_for_machines', `${forbidden} is done by a person who signs in`, 'verbs')
    return refuseReason(token.purpose, 'purpose') ?? this.#decisions.take((step) => issueIn(step, token))
  }

  /** Revokes a token; revoked already, nothing changes. */
  revoke(id: string, by: string): Promise<true | OrganisationRefusal> {
    return this.#decisions.take((step) => revokeIn(step, id, by))
  }

  /** The tokens at these nodes, or all; the latest first. */
  async list({ nodes = null, limit, after }: TokenPage): Promise<readonly MachineToken[]> {
    const { sql } = this.#decisions
    const rows = await sql<TokenRow[]>`
      select ${sql(columns)} from machine_token
      where (${nodes as string[] | null}::text[] is null or node = any(${nodes as string[] | null}))
        and ${olderThan(sql, { at: sql`issued_at`, id: sql`id` }, after)}
      order by issued_at desc, id limit ${limit}`
    return rows.map(tokenFromRow)
  }

  /** The machine that shows the token with this hash; undefined when it is unknown, revoked or over. */
  async findCaller(tokenHash: string): Promise<Caller | undefined> {
    const [row] = await this.#decisions.sql<(TokenScope & { id: string; purpose: string })[]>`
      select t.id, t.purpose, t.verbs, t.node, t.issued_by, n.region_prefix
      from machine_token t join organisation_node n on n.id = t.node
      where t.token_hash = ${tokenHash} and t.revoked_at is null and t.expires_at > ${this.#clock()}`
    if (row === undefined) return undefined
    const { id, purpose, ...token } = row
    return { id, name: { zh: purpose, en: purpose }, assignments: [], token }
  }
}

async function issueIn(step: Step, token: NewToken): Promise<MachineToken | OrganisationRefusal> {
  const { queries, at, record } = step
  const { id, tokenHash, purpose, verbs, node, by, expiresAt } = token
  const refusal =
    (await refuseIssuer(step, by, { node, verbs })) ?? (await refuseLife(queries, at, expiresAt))
  if (isRefusal(refusal)) return refusal
  const [row] = await queries<TokenRow[]>`
    insert into machine_token (id, token_hash, purpose, verbs, node, issued_by, issued_at, expires_at)
    values (${id}, ${tokenHash}, ${purpose}, ${verbs as Verb[]}, ${node}, ${by}, ${at}, ${expiresAt})
    on conflict (token_hash) do nothing returning ${queries(columns)}`
  if (row === undefined) {
    const because = 'a token with this secret was issued before; make a new secret, or list the tokens'
    return refuse('token_is_known', because, 'tokenHash')
  }
  record({ kind: 'token_issued', actor: by, subject: id, body: { purpose, verbs, node, expiresAt, at } })
  return tokenFromRow(row)
}

async function revokeIn(step: Step, id: string, by: string): Promise<true | OrganisationRefusal> {
  const { queries, at, record } = step
  const [token] = await queries<{ node: string; revokedAt: string | null }[]>`
    select node, revoked_at from machine_token where id = ${id}`
  if (token === undefined) return refuse('token_does_not_exist', `there is no token ${id}`, 'id')
  const refusal = await refuseIssuer(step, by, { node: token.node, verbs: [] })
  if (isRefusal(refusal)) return refusal
  if (token.revokedAt !== null) return true
  await queries`update machine_token set revoked_by = ${by}, revoked_at = ${at} where id = ${id}`
  record({ kind: 'token_revoked', actor: by, subject: id, body: { at } })
  return true
}

async function refuseIssuer(
  { queries, at }: Step,
  by: string,
  { node, verbs }: Pick<NewToken, 'node' | 'verbs'>,
): Promise<OrganisationRefusal | undefined> {
  const person = await findCallerIn(queries, by, at)
  if (person === undefined) return refuse('person_is_unknown', `nobody has the id ${by}`, 'by')
  const tree = await treeIn(queries)
  if (tree.findNode(node) === undefined)
    return refuse('node_does_not_exist', `the organisation has no node ${node}`, 'node')
  const place = placeOfNode(tree, node)
  const issuer = atTheirBranch(tree, person)
  const foreign = verbs.find((verb) => may(issuer, verb, place) !== undefined)
  return may(issuer, 'token.issue', place) ?? (foreign === undefined ? undefined : refuseWider(foreign, node))
}

const refuseWider = (verb: Verb, node: string): StoreRefusal =>
  refuse(
    'token_is_wider_than_you',
    `you may not ${verb} at ${node} yourself, so no token of yours may`,
    'verbs',
  )

/** The latest day on which a token that is issued at an instant ends; the database allows to its last moment. */
export const latestDayOfToken = (issuedAt: string): string =>
  isoFromDay(addDays(dayFromInstant(issuedAt), lifeDaysMax))

async function refuseLife(queries: Queries, at: string, until: string): Promise<StoreRefusal | undefined> {
  const [life] = await queries<{ fits: boolean }[]>`
    select ${until}::timestamptz > ${at}::timestamptz
      and ${until}::timestamptz <= ${at}::timestamptz + interval '366 days' as fits`
  if (life?.fits) return undefined
  const first = isoFromDay(dayFromInstant(at))
  const days = `${first} is the earliest day and ${latestDayOfToken(at)} the latest`
  return refuse('token_lives_too_long', `a token ends after now and within 366 days: ${days}`, 'expiresAt')
}
