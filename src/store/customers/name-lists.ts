// Name lists: kept once and for all with the outcome of every line, approved or sent back by a second person.

import { type CircumstanceKind, isRefusal, refuse } from '../../kernel/index.ts'
import type { LineOutcome } from '../../lists/index.ts'
import { asBranch } from '../database/branch-view.ts'
import type { Queries } from '../database/database.ts'
import { refuseReason, refuseText } from '../database/texts.ts'
import type { Decisions, Step, StoreRefusal } from '../decisions.ts'
import { moveSecondPersons } from '../inbox/second-persons.ts'
import type { Circumstance } from './circumstance-rows.ts'
import { type AnswerLine, answerIn, noSuchLine, recordListedIn } from './listed-circumstances.ts'
import {
  type LineState,
  type ListDecision,
  type ListLine,
  type ListLineRow,
  type ListState,
  listLineFromRow,
  type NameList,
  type NameListRow,
  type NewListLine,
  type NewNameList,
  nameListFromRow,
} from './name-list-rows.ts'

export interface KeptList {
  readonly list: NameList
  /** True when the same list was kept before; nothing was changed. */
  readonly already: boolean
}

export interface DecideList {
  readonly list: string
  readonly decision: 'approved' | 'sent_back'
  readonly person: string
  readonly reason?: string
  readonly key?: string
}

export interface RuleLine {
  readonly list: string
  readonly line: number
  readonly ruling: 'same_person' | 'another_person'
  readonly person: string
  readonly reason: string
}

export interface EarlierListLine {
  readonly personHash: string
  readonly list: string
  readonly line: number
  readonly firstDay: string
  readonly lastDay: string | null
}

export interface NameListPage {
  readonly state?: ListState
  /** The number of the last list of the page before. */
  readonly before?: number
  readonly limit: number
  /** Region prefixes the reader may see; empty: none. */
  readonly regions: readonly string[]
}

export interface ListLinePage {
  readonly list: string
  readonly outcome?: LineOutcome
  readonly state?: LineState
  /** The last line of the page before. */
  readonly after?: number
  readonly limit: number
  readonly regions: readonly string[]
}

/** A list with how many of the lines a reader may see have which outcome. */
export interface CountedList extends NameList {
  readonly counts: Readonly<Record<string, number>>
  readonly states: Readonly<Record<string, number>>
}

export class NameLists {
  readonly #decisions: Decisions

  constructor(decisions: Decisions) {
    this.#decisions = decisions
  }

  /** Keeps a list with its lines. The same file of the same institution, unless it was sent back, is known already. */
  async keep(list: NewNameList): Promise<KeptList | StoreRefusal> {
    const malformed = refuseReason(list.institution, 'institution') ?? refuseText(list.fileName, 'fileName')
    return malformed ?? this.#decisions.take((step) => keepIn(step, list))
  }

  /** Approves a list or sends it back, once; refused to who imported it. */
  async decide({ key, ...decision }: DecideList): Promise<NameList | StoreRefusal> {
    const refusal = decision.decision === 'sent_back' ? refuseReason(decision.reason ?? '') : undefined
    if (refusal !== undefined) return refusal
    const command = key === undefined ? undefined : { key, name: 'name_list_decide', input: { ...decision } }
    return this.#decisions.take((step) => decideIn(step, decision), command)
  }

  /** Rules on a line whose name differs; refused to who imported the list. */
  async rule({ key, ...ruling }: RuleLine & { readonly key?: string }): Promise<true | StoreRefusal> {
    const command = key === undefined ? undefined : { key, name: 'name_list_rule', input: { ...ruling } }
    return refuseReason(ruling.reason) ?? this.#decisions.take((step) => ruleIn(step, ruling), command)
  }

  /** Keeps what a customer answered about a line of an approved list. */
  async answer({
    key,
    ...said
  }: AnswerLine & { readonly key?: string }): Promise<Circumstance | StoreRefusal> {
    const refusal = said.reason === undefined ? undefined : refuseReason(said.reason)
    const command = key === undefined ? undefined : { key, name: 'name_list_answer', input: { ...said } }
    return refusal ?? this.#decisions.take((step) => answerIn(step, said), command)
  }

  find(id: string): Promise<NameList | undefined> {
    return findListIn(this.#decisions.sql, id)
  }

  /** The lines of approved lists about these people that came to something. */
  async earlier(hashes: readonly string[]): Promise<readonly EarlierListLine[]> {
    return this.#decisions.sql<EarlierListLine[]>`
      select encode(l.person_hash, 'hex') as person_hash, l.list, l.line, l.first_day, l.last_day
      from name_list_line as l
      join name_list_decision as d on d.list = l.list and d.decision = 'approved'
      left join name_list_ruling as r on r.list = l.list and r.line = l.line
      where l.person_hash = any (select decode(hash, 'hex') from unnest(${hashes as string[]}::text[]) as hash)
        and (l.outcome = 'matched' or r.ruling = 'same_person')
      order by l.list, l.line`
  }

  /** Lists that reach into these regions, the newest first, counted over the lines seen there. */
  async list({ state, before, limit, regions }: NameListPage): Promise<readonly CountedList[]> {
    return asBranch(this.#decisions.sql, regions, async (queries) => {
      const rows = await queries<NameListRow[]>`
        select * from (${selectLists(queries)}) as known
        where (${state ?? null}::text is null or coalesce(decision, 'waiting') = ${state ?? null})
          and (${before ?? null}::bigint is null or number < ${before ?? null})
          and (place_is_covered(place) or exists (select from name_list_line as l where l.list = known.id))
        order by number desc limit ${limit}`
      return countedIn(queries, rows.map(nameListFromRow))
    })
  }

  /** One list as these regions see it; undefined where it does not reach into them. */
  async read(id: string, regions: readonly string[]): Promise<CountedList | undefined> {
    return asBranch(this.#decisions.sql, regions, async (queries) => {
      const list = await findListIn(queries, id)
      return list === undefined ? undefined : (await countedIn(queries, [list]))[0]
    })
  }

  /** Lines of a list that these regions see, in the order of the file. */
  async lines(page: ListLinePage): Promise<readonly ListLine[]> {
    const { list, outcome = null, state = null, after = 0, limit, regions } = page
    const rows = await asBranch(
      this.#decisions.sql,
      regions,
      (queries) => queries<ListLineRow[]>`
        select * from (${selectLines(queries)} where l.list = ${list} and l.line > ${after}) as seen
        where (${outcome}::text is null or outcome = ${outcome}) and (${state}::text is null or state = ${state})
        order by line limit ${limit}`,
    )
    return rows.map(listLineFromRow)
  }

  /** One line, for the program. */
  async findLine(list: string, line: number): Promise<ListLine | undefined> {
    const { sql } = this.#decisions
    const [row] = await sql<ListLineRow[]>`${selectLines(sql)} where l.list = ${list} and l.line = ${line}`
    return row === undefined ? undefined : listLineFromRow(row)
  }

  /** The lists whose file is there, the first imported first. */
  async withFile(): Promise<readonly string[]> {
    const rows = await this.#decisions.sql<{ id: string }[]>`
      select id from name_list where deleted_at is null order by number`
    return rows.map(({ id }) => id)
  }

  /** The lines of a list by whose hash somebody is known again, and the category that is part of it. */
  hashed(id: string): Promise<readonly { readonly line: number; readonly category: CircumstanceKind }[]> {
    return this.#decisions.sql<{ line: number; category: CircumstanceKind }[]>`
      select line, category from name_list_line where list = ${id} and person_hash is not null order by line`
  }

  /** Puts the same file and the same people under another key; of a list that was deleted meanwhile nothing. */
  async reseal(
    id: string,
    { sealed, hashes }: { readonly sealed: Uint8Array; readonly hashes: ReadonlyMap<number, string> },
  ): Promise<void> {
    await this.#decisions.take(async ({ queries }) => {
      const kept = await queries`
        update name_list set sealed = ${Buffer.from(sealed)} where id = ${id} and deleted_at is null returning id`
      if (kept.length === 0) return true as const
      await queries`
        update name_list_line as l set person_hash = decode(anew.hash, 'hex')
        from unnest(${[...hashes.keys()]}::integer[], ${[...hashes.values()]}::text[]) as anew (line, hash)
        where l.list = ${id} and l.line = anew.line and l.person_hash is not null`
      return true as const
    })
  }

  /** The sealed file of a list. */
  async sealedFile(id: string): Promise<Buffer | undefined> {
    const [row] = await this.#decisions.sql<
      { sealed: Buffer | null }[]
    >`select sealed from name_list where id = ${id}`
    return row?.sealed ?? undefined
  }
}

const selectLists = (queries: Queries) => queries`
  select l.number, l.id, l.digest, l.file_name, l.encoding, l.institution, l.sender, l.control_total, l.place,
    l.imported_by, l.imported_at, l.delete_due_day, l.deleted_at, d.decision, d.person, d.at, d.reason
  from name_list as l left join name_list_decision as d on d.list = l.id`

const selectLines = (queries: Queries) => queries`
  select l.list, l.line, l.outcome, l.mistakes, l.name_masked, l.id_masked, l.category, l.first_day, l.last_day,
    l.customer, l.region, l.earlier_list, l.earlier_line, r.ruling, r.person as ruled_by, a.way,
    a.person as answered_by, case
      when c.state = 'awaiting_customer' then 'awaiting_customer'
      when c.state in ('verified', 'ended') then 'confirmed'
      when c.state is not null then 'declined'
      when d.decision = 'approved' and (l.outcome = 'matched' or r.ruling = 'same_person') then 'known_already'
    end as state
  from name_list_line as l
  left join name_list_ruling as r on r.list = l.list and r.line = l.line
  left join name_list_answer as a on a.list = l.list and a.line = l.line
  left join name_list_decision as d on d.list = l.list
  left join circumstance as c on c.list = l.list and c.line = l.line`

async function countedIn(queries: Queries, lists: readonly NameList[]): Promise<readonly CountedList[]> {
  const ids = lists.map(({ id }) => id)
  const rows = await queries<{ list: string; outcome: string; state: string | null; lines: number }[]>`
    select list, outcome, state, count(*) as lines
    from (${selectLines(queries)} where l.list = any (${ids}::text[])) as seen group by list, outcome, state`
  return lists.map((list) => {
    const counts: Record<string, number> = {}
    const states: Record<string, number> = {}
    for (const { outcome, state, lines } of rows.filter((row) => row.list === list.id)) {
      counts[outcome] = (counts[outcome] ?? 0) + lines
      if (state !== null) states[state] = (states[state] ?? 0) + lines
    }
    return { ...list, counts, states }
  })
}

async function findListIn(queries: Queries, id: string): Promise<NameList | undefined> {
  const [row] = await queries<NameListRow[]>`${selectLists(queries)} where l.id = ${id}`
  return row === undefined ? undefined : nameListFromRow(row)
}

async function keepIn(step: Step, list: NewNameList): Promise<KeptList> {
  const { queries, at, record } = step
  const { id, digest, institution, place, importedBy, lines } = list
  await queries`select pg_advisory_xact_lock(hashtextextended(${`name list ${digest}`}, 0))`
  const [known] = await queries<NameListRow[]>`
    select * from (${selectLists(queries)}) as known
    where digest = ${digest} and institution = ${institution} and coalesce(decision, 'waiting') <> 'sent_back'`
  if (known !== undefined) return { list: nameListFromRow(known), already: true }
  await queries`
    insert into name_list (id, digest, sealed, file_name, encoding, institution, sender, control_total, place,
      imported_by, imported_at, delete_due_day)
    values (${id}, ${digest}, ${Buffer.from(list.sealed)}, ${list.fileName}, ${list.encoding}, ${institution},
      ${list.sender}, ${list.controlTotal ?? null}, ${place}, ${importedBy}, ${at}, ${list.deleteDueDay})`
  await keepLines(queries, { id, place }, lines)
  const body = { digest, lines: lines.length, at }
  record({ kind: 'name_list_imported', actor: importedBy, subject: id, body })
  await moveSecondPersons(step)
  return { list: (await findListIn(queries, id))!, already: false }
}

async function keepLines(
  queries: Queries,
  { id, place }: Pick<NewNameList, 'id' | 'place'>,
  lines: readonly NewListLine[],
): Promise<void> {
  await queries`
    insert into name_list_line (list, place, line, outcome, mistakes, name_masked, id_masked, category, first_day,
      last_day, customer, region, person_hash, earlier_list, earlier_line)
    select ${id}, ${place}, line, outcome, mistakes, "nameMasked", "idMasked", category, "firstDay", "lastDay", customer,
      region, decode("personHash", 'hex'), "earlierList", "earlierLine"
    from jsonb_to_recordset(${JSON.stringify(lines)}::text::jsonb) as said (line integer, outcome text, mistakes text[],
      "nameMasked" text, "idMasked" text, category text, "firstDay" date, "lastDay" date, customer text, region text,
      "personHash" text, "earlierList" text, "earlierLine" integer)`
}

async function decideIn(
  step: Step,
  { list: id, decision, person, reason }: Omit<DecideList, 'key'>,
): Promise<NameList | StoreRefusal> {
  const { queries, at, record } = step
  const list = await lockedListIn(queries, id)
  if (isRefusal(list)) return list
  const refusal = refuseImporter(list, person) ?? refuseDecided(list)
  if (refusal !== undefined) return refusal
  const said: ListDecision = { decision, person, at, ...(reason !== undefined && { reason }) }
  await queries`
    insert into name_list_decision (list, imported_by, decision, person, reason, at)
    values (${id}, ${list.importedBy}, ${decision}, ${person}, ${reason ?? null}, ${at})`
  record({ kind: `name_list_${decision}`, actor: person, subject: id, body: { digest: list.digest, at } })
  await moveSecondPersons(step, { about: [id], outcome: decision, person })
  if (decision === 'approved') await recordListedIn(step, { list: id, sender: list.sender, person })
  return { ...list, state: decision, decided: said }
}

async function lockedListIn(queries: Queries, id: string): Promise<NameList | StoreRefusal> {
  await queries`select pg_advisory_xact_lock(hashtextextended(${`decision about ${id}`}, 0))`
  return (await findListIn(queries, id)) ?? noSuchList(id)
}

/** The same words whether there is none or it lies elsewhere. */
export const noSuchList = (id: string): StoreRefusal =>
  refuse('name_list_does_not_exist', `there is no list ${id} in your part of the bank; see the lists`, 'list')

function refuseImporter({ importedBy }: NameList, person: string): StoreRefusal | undefined {
  if (person !== importedBy) return undefined
  return refuse('importer_may_not_check', 'you imported this list; a second person checks it', 'person')
}

function refuseDecided({ state, decided }: NameList): StoreRefusal | undefined {
  if (decided === undefined) return undefined
  return refuse(
    'name_list_is_decided',
    `${decided.person} decided about it at ${decided.at}: ${state}`,
    'list',
  )
}

/** Says whether a customer and the person of a line are the same; after approval the customer is then asked. */
async function ruleIn(
  step: Step,
  { list: id, line, ruling, person, reason }: RuleLine,
): Promise<true | StoreRefusal> {
  const { queries, at, record } = step
  const list = await lockedListIn(queries, id)
  if (isRefusal(list)) return list
  const refusal =
    refuseImporter(list, person) ?? (list.state === 'sent_back' ? refuseDecided(list) : undefined)
  if (refusal !== undefined) return refusal
  const unfit = await refuseRuling(queries, id, line)
  if (unfit !== undefined) return unfit
  await queries`
    insert into name_list_ruling (list, line, imported_by, ruling, person, reason, at)
    values (${id}, ${line}, ${list.importedBy}, ${ruling}, ${person}, ${reason}, ${at})`
  record({ kind: 'name_list_line_ruled', actor: person, subject: id, body: { line, ruling, at } })
  if (ruling === 'same_person' && list.state === 'approved')
    await recordListedIn(step, { list: id, line, sender: list.sender, person })
  return true
}

async function refuseRuling(queries: Queries, list: string, line: number): Promise<StoreRefusal | undefined> {
  const [known] = await queries<{ outcome: LineOutcome; ruledBy: string | null }[]>`
    select l.outcome, r.person as ruled_by from name_list_line as l
    left join name_list_ruling as r on r.list = l.list and r.line = l.line
    where l.list = ${list} and l.line = ${line}`
  if (known === undefined) return noSuchLine(list, line)
  if (known.outcome !== 'name_differs')
    return refuse(
      'name_does_not_differ',
      `line ${line} is ${known.outcome}: there is nothing to rule on`,
      'line',
    )
  if (known.ruledBy === null) return undefined
  return refuse('line_is_ruled_on', `${known.ruledBy} ruled on line ${line} before`, 'line')
}
