// What was decided again under a corrected version: who asked, each account with both answers, the plans that close the gap.

import type { PlainData } from '../../evidence/index.ts'
import type { ChargeKind, Product } from '../../kernel/index.ts'
import { asBranch } from '../database/branch-view.ts'
import type { Queries } from '../database/database.ts'
import { type NewestPage, olderThan } from '../database/newest.ts'
import { refuseReason } from '../database/texts.ts'
import type { Decisions, StoreRefusal } from '../decisions.ts'

/** What is decided again: those refused by a rule in plans of these nights, now under `version`; by code, rows or both. */
export interface RedecisionAsked {
  readonly programme: string
  /** The corrected version. */
  readonly version: number
  /** Code of the refusal. */
  readonly code?: string
  /** Only plans of this version. */
  readonly refusedUnder?: number
  /** Numbers of rows of that version's decision table. */
  readonly rows?: readonly number[]
  readonly product?: Product
  /** Kind of the circumstance that was refused. */
  readonly kind?: string
  readonly firstDay: string
  readonly lastDay: string
  readonly reason: string
}

/** A plan of a night in which people were refused. */
export interface RefusingNight {
  readonly plan: string
  readonly version: number
  readonly book: string
  readonly asOf: string
}

export interface RedecisionSums {
  /** Everybody who was refused. */
  readonly accounts: number
  /** Granted by the corrected version. */
  readonly granted: number
  readonly amountMinor: number
  readonly dueDaysMoved: number
  readonly monthsRepaired: number
  readonly delisted: number
  readonly corrections: number
}

export interface Redecision extends RedecisionAsked {
  readonly id: string
  /** The book that the corrected version was run on. */
  readonly book: string
  readonly asOf: string
  readonly askedBy: string
  readonly askedAt: string
  readonly nights: readonly (RefusingNight & { readonly accounts: number })[]
  readonly sums: RedecisionSums
  /** Days in which the letters let a customer object, and in which they promise an answer; absent before they were kept. */
  readonly appealDays?: number
  readonly answerDays?: number
}

export interface RedecidedAccount {
  readonly number: number
  readonly account: string
  readonly product: Product
  readonly region: string
  readonly kind?: string
  /** The last plan that refused it, and the version of that plan. */
  readonly plan: string
  readonly version: number
  /** The refusal that the last of these plans gave; absent before it was kept. */
  readonly code?: string
  /** Rows of the table that answered then, and now; none where the answer is not that of the table. */
  readonly rowsThen: readonly number[]
  readonly rowsNow: readonly number[]
  readonly firstNight: string
  readonly lastNight: string
  /** What the corrected version says: granted, none, a code, or that the account has left the book. */
  readonly outcome: string
  readonly amountMinor: number
  readonly dueDaysMoved: number
  readonly monthsRepaired: number
  readonly delisted: number
  readonly corrections: number
}

/** An account with the answer and the facts behind it. */
export interface RedecidedInFull extends RedecidedAccount {
  readonly people?: PlainData
  readonly answer?: PlainData
  /** The charges that the answer corrects; absent before they were kept. */
  readonly charges?: readonly RedecidedCharge[]
}

export interface RedecidedCharge {
  readonly id: string
  readonly kind: ChargeKind
  /** ISO day on which it was posted. */
  readonly day: string
}

export interface RedecidedFilter {
  readonly outcome?: string
  readonly league?: string
}

/** A plan that corrects accounts of a redecision. */
export interface ServingPlan {
  readonly redecision: string
  readonly plan: string
  readonly accounts: number
}

export type NewRedecision = Omit<Redecision, 'askedAt'> & {
  readonly accounts: readonly RedecidedInFull[]
  readonly plans: readonly Omit<ServingPlan, 'redecision'>[]
}

const rowsAtOnce = 1000

export class Redecisions {
  readonly #decisions: Decisions

  constructor(decisions: Decisions) {
    this.#decisions = decisions
  }

  /** Keeps a redecision whole, with its entry in the log; one that is known already changes nothing. */
  async record(redecision: NewRedecision): Promise<Redecision | StoreRefusal> {
    const refusal = refuseReason(redecision.reason)
    if (refusal !== undefined) return refusal
    return this.#decisions.take(async ({ queries, at, record }) => {
      const known = await findIn(queries, redecision.id)
      if (known !== undefined) return known
      const { accounts, plans, ...kept } = redecision
      await insert(queries, kept, at)
      for (let from = 0; from < accounts.length; from += rowsAtOnce)
        await insertAccounts(queries, kept.id, accounts.slice(from, from + rowsAtOnce))
      await insertServed(
        queries,
        plans.map((plan) => ({ ...plan, redecision: kept.id })),
      )
      const { id, askedBy, nights, sums, ...asked } = kept
      record({
        kind: 'refusals_redecided',
        actor: askedBy,
        subject: id,
        body: { ...asked, nights, sums, at } as unknown as { readonly [name: string]: PlainData },
      })
      return { ...kept, askedAt: at }
    })
  }

  find(id: string): Promise<Redecision | undefined> {
    return findIn(this.#decisions.sql, id)
  }

  /** All, the newest first. */
  async list({ limit, after }: NewestPage): Promise<readonly Redecision[]> {
    const { sql } = this.#decisions
    const rows = await sql<RedecisionRow[]>`
      select * from redecision where ${olderThan(sql, { at: sql`asked_at`, id: sql`id` }, after)}
      order by asked_at desc, id limit ${limit}`
    return rows.map(redecisionFromRow)
  }

  /** Nightly plans of these days under versions before the corrected one, each book of a version once. */
  nights(asked: RedecisionAsked): Promise<readonly RefusingNight[]> {
    const { programme, version, firstDay, lastDay, refusedUnder = null } = asked
    return this.#decisions.sql<RefusingNight[]>`
      select * from (
        select distinct on (as_of, version, book) id as plan, version, book, as_of::text as as_of
        from plan where kind = 'nightly' and programme = ${programme} and version < ${version}
          and (${refusedUnder}::integer is null or version = ${refusedUnder}) and as_of between ${firstDay} and ${lastDay}
        order by as_of, version, book, drafted_at) as nights
      order by as_of, version`
  }

  /** A page of the accounts that fit, as the database shows them to a branch of these regions, and how many fit. */
  accounts(
    id: string,
    filter: RedecidedFilter & { readonly from: number; readonly limit: number },
    regions: readonly string[],
  ): Promise<{ readonly items: readonly RedecidedAccount[]; readonly total: number }> {
    return this.#page<AccountRow>(id, { ...filter, columns: accountColumns, isAnswered: false }, regions)
  }

  /** A page of the accounts that fit and have an answer, with it and its facts, and how many there are. */
  inFull(
    id: string,
    filter: RedecidedFilter & { readonly from: number; readonly limit: number },
    regions: readonly string[],
  ): Promise<{ readonly items: readonly RedecidedInFull[]; readonly total: number }> {
    return this.#page<InFullRow>(id, { ...filter, columns: inFullColumns, isAnswered: true }, regions)
  }

  #page<Row extends AccountRow>(
    id: string,
    page: RedecidedFilter & {
      readonly from: number
      readonly limit: number
      readonly columns: readonly string[]
      readonly isAnswered: boolean
    },
    regions: readonly string[],
  ) {
    const { outcome = null, league = null, from, limit, columns, isAnswered } = page
    return asBranch(this.#decisions.sql, regions, async (queries) => {
      const fitting = queries`
        from redecided_account where redecision = ${id}
          and (${outcome}::text is null or outcome = ${outcome})
          and (${league}::text is null or left(region, 4) = ${league})
          and (answer is not null or not ${isAnswered})`
      const [counted] = await queries<{ total: number }[]>`select count(*)::integer as total ${fitting}`
      const rows = await queries<Row[]>`
        select ${queries([...columns])} ${fitting} order by number limit ${limit} offset ${from}`
      return { items: rows.map(accountFromRow), total: counted!.total }
    })
  }

  /** One account with its answer, as the database shows it to a branch of these regions. */
  async account(
    id: string,
    account: string,
    regions: readonly string[],
  ): Promise<RedecidedInFull | undefined> {
    const rows = await asBranch(
      this.#decisions.sql,
      regions,
      (queries) => queries<InFullRow[]>`
        select ${queries(inFullColumns)} from redecided_account
        where redecision = ${id} and account = ${account}`,
    )
    return rows[0] === undefined ? undefined : accountFromRow(rows[0])
  }

  /** Plans that correct accounts of a redecision, the oldest first. */
  plans(id: string): Promise<readonly ServingPlan[]> {
    return this.#decisions.sql<ServingPlan[]>`
      select served.redecision, served.plan, served.accounts from redecision_plan as served
      join plan on plan.id = served.plan where served.redecision = ${id} order by plan.drafted_at, plan.id`
  }

  /** Accounts with something to correct of every redecision that plans of this version serve. */
  async toCorrect(programme: string, version: number): Promise<ReadonlyMap<string, readonly string[]>> {
    const rows = await this.#decisions.sql<{ redecision: string; accounts: string[] }[]>`
      select redecision, array_agg(account) as accounts from redecided_account
      where corrections > 0 and redecision in (
        select id from redecision where programme = ${programme} and version <= ${version})
      group by redecision order by redecision`
    return new Map(rows.map(({ redecision, accounts }) => [redecision, accounts]))
  }
}

async function insert(queries: Queries, made: Omit<Redecision, 'askedAt'>, at: string): Promise<void> {
  await queries`
    insert into redecision (id, programme, version, code, refused_under, rows, product, kind, first_day, last_day,
      book, as_of, reason, asked_by, asked_at, nights, sums, appeal_days, answer_days)
    values (${made.id}, ${made.programme}, ${made.version}, ${made.code ?? null}, ${made.refusedUnder ?? null},
      ${made.rows === undefined ? null : [...made.rows]}, ${made.product ?? null}, ${made.kind ?? null}, ${made.firstDay}, ${made.lastDay}, ${made.book}, ${made.asOf}, ${made.reason},
      ${made.askedBy}, ${at}, ${JSON.stringify(made.nights)}::text::jsonb,
      ${JSON.stringify(made.sums)}::text::jsonb, ${made.appealDays ?? null}, ${made.answerDays ?? null})`
}

const accountColumns = [
  'number',
  'account',
  'product',
  'region',
  'kind',
  'plan',
  'version',
  'code',
  'rows_then',
  'rows_now',
  'first_night',
  'last_night',
  'outcome',
  'amount_minor',
  'due_days_moved',
  'months_repaired',
  'delisted',
  'corrections',
]

const inFullColumns = [...accountColumns, 'people', 'answer', 'charges']

async function insertAccounts(
  queries: Queries,
  redecision: string,
  accounts: readonly RedecidedInFull[],
): Promise<void> {
  await queries`
    insert into redecided_account (redecision, number, account, product, region, kind, plan, version, first_night,
      last_night, outcome, amount_minor, due_days_moved, months_repaired, delisted, corrections, people, answer, charges,
      code, rows_then, rows_now)
    select ${redecision}, number, account, product, region, kind, plan, version, "firstNight", "lastNight", outcome,
      "amountMinor", "dueDaysMoved", "monthsRepaired", delisted, corrections, people, answer, charges, code,
      "rowsThen", "rowsNow"
    from jsonb_to_recordset(${JSON.stringify(accounts)}::text::jsonb) as row (number integer, account text,
      product text, region text, kind text, plan text, version integer, "firstNight" date, "lastNight" date,
      outcome text, "amountMinor" bigint, "dueDaysMoved" integer, "monthsRepaired" integer, delisted integer,
      corrections integer, people jsonb, answer jsonb, charges jsonb, code text, "rowsThen" integer[], "rowsNow" integer[])`
}

/** Notes which redecisions a plan serves, in the transaction that records the plan or the redecision. */
export async function insertServed(queries: Queries, served: readonly ServingPlan[]): Promise<void> {
  for (const { redecision, plan, accounts } of served)
    await queries`
      insert into redecision_plan (redecision, plan, accounts) values (${redecision}, ${plan}, ${accounts})
      on conflict do nothing`
}

/** What a re-decision may do without. */
type Optional = 'code' | 'refusedUnder' | 'rows' | 'product' | 'kind' | 'appealDays' | 'answerDays'
type RedecisionRow = Omit<Redecision, Optional> & {
  readonly [Name in Optional]: Exclude<Redecision[Name], undefined> | null
}

async function findIn(queries: Queries, id: string): Promise<Redecision | undefined> {
  const [row] = await queries<RedecisionRow[]>`select * from redecision where id = ${id}`
  return row === undefined ? undefined : redecisionFromRow(row)
}

const redecisionFromRow = (row: RedecisionRow): Redecision =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as unknown as Redecision

type AccountRow = Omit<RedecidedAccount, 'kind' | 'code'> & {
  readonly kind: string | null
  readonly code: string | null
  /** Read with the answer only. */
  readonly charges?: readonly RedecidedCharge[] | null
}
type InFullRow = AccountRow & { readonly people: PlainData; readonly answer: PlainData }

const accountFromRow = <Row extends AccountRow>({ kind, code, charges, ...row }: Row) => ({
  ...row,
  ...(kind !== null && { kind }),
  ...(code !== null && { code }),
  ...(charges && { charges }),
})
