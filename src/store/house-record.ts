// The rules of the bank on record: what the file said, what was proposed by whom, and what a second person confirmed.

import type { PlainData } from '../evidence/index.ts'
import { isRefusal, refuse } from '../kernel/index.ts'
import type { Queries } from './database/database.ts'
import { refuseReason } from './database/texts.ts'
import type { Decisions, Step, StoreRefusal } from './decisions.ts'
import { moveSecondPersons } from './inbox/second-persons.ts'
import { refusePerson } from './people/people.ts'

/** Where a change comes from: the first record of the bank, its file later on, or a person. */
export const ruleOrigins = ['set_up', 'file', 'person'] as const
export type RuleOrigin = (typeof ruleOrigins)[number]

export interface RuleLine {
  /** Group and name: `deadlines.ownMistake`. */
  readonly rule: string
  /** What is written of it; absent where it is given up. */
  readonly content?: PlainData
}

export interface RuleChange extends RuleLine {
  readonly id: string
  /** What held, or was confirmed to hold from a later day, when it was proposed. */
  readonly before?: PlainData
  readonly origin: RuleOrigin
  /** SHA-256 of the file that said it. */
  readonly digest?: string
  /** The change of the file that its person stands for. */
  readonly takenFrom?: string
  readonly proposedBy?: string
  readonly reason?: string
  /** ISO day from which it is to hold. */
  readonly fromDay?: string
  readonly proposedAt: string
  readonly answer?: 'confirmed' | 'sent_back'
  readonly answeredBy?: string
  readonly answeredAt?: string
  /** Why it was sent back. */
  readonly answerReason?: string
  /** ISO day from which it holds; empty for the first record, which holds for every day before. */
  readonly holdsFrom?: string
}

/** What a file says beside what is on record. */
export interface FileSays {
  /** Said for the first time: the bank's own first record. */
  readonly accepted: readonly RuleLine[]
  /** Said otherwise than before; each waits until somebody stands for it. */
  readonly proposed: readonly (RuleLine & { readonly before?: PlainData })[]
}

export interface ReadFile {
  readonly digest: string
  readonly text: string
  readonly newId: () => string
  /** Compares it with the text of the file before, where there was one, and with every change so far. */
  readonly compare: (before: string | undefined, changes: readonly RuleChange[]) => FileSays | StoreRefusal
}

export interface NewRuleChange extends RuleLine {
  readonly id: string
  readonly before?: PlainData
  readonly takenFrom?: string
  readonly proposedBy: string
  readonly reason: string
  readonly fromDay: string
}

/** Looks at every change so far, within the transaction; a refusal undoes it. */
type Judge<Answer> = (changes: readonly RuleChange[]) => Answer | StoreRefusal

export class HouseRecord {
  readonly #decisions: Decisions

  constructor(decisions: Decisions) {
    this.#decisions = decisions
  }

  /** Keeps the file where it is not the one that was read last, with what it says for the first time or otherwise. */
  keep(file: ReadFile): Promise<true | StoreRefusal> {
    return this.#decisions.take((step) => keepIn(step, file))
  }

  /** Every change in the order of its proposal. */
  changes(): Promise<readonly RuleChange[]> {
    return changesIn(this.#decisions.sql)
  }

  /** Changes whenever something was proposed or decided. */
  async stamp(): Promise<string> {
    const [row] = await this.#decisions.sql<{ stamp: string }[]>`
      select concat((select max(number) from house_rule_change), ' ',
        (select max(number) from house_rule_decision)) as stamp`
    return row!.stamp
  }

  /** Keeps what a person proposes, as it was judged. Refused for who may not write programmes. */
  async propose(
    { person, reason }: { readonly person: string; readonly reason: string },
    judge: Judge<NewRuleChange>,
  ): Promise<RuleChange | StoreRefusal> {
    const malformed = refuseReason(reason)
    return malformed ?? this.#decisions.take((step) => proposeIn(step, person, judge))
  }

  /** Confirms what somebody else proposed; it holds from its day, and from today where that day has passed. */
  confirm(id: string, person: string, judge: Judge<true>): Promise<RuleChange | StoreRefusal> {
    return this.#decisions.take((step) => decideIn(step, id, { person, judge }))
  }

  /** Sends back what somebody else, or the file, proposed; it never holds. */
  async sendBack(
    id: string,
    { person, reason }: { readonly person: string; readonly reason: string },
  ): Promise<RuleChange | StoreRefusal> {
    const malformed = refuseReason(reason)
    return malformed ?? this.#decisions.take((step) => decideIn(step, id, { person, reason }))
  }

  /** How many open work items were given their day by a rule that items know by this name. */
  async openItems(dueRule: string): Promise<number> {
    const [row] = await this.#decisions.sql<{ count: number }[]>`
      select count(*)::integer as count from work_item where state = 'open' and due_rule = ${dueRule}`
    return row!.count
  }
}

const lock = (queries: Queries) =>
  queries`select pg_advisory_xact_lock(hashtextextended('rules of the bank', 0))`

type ChangeRow = { readonly [Name in keyof RuleChange]-?: RuleChange[Name] | null }

async function changesIn(queries: Queries): Promise<readonly RuleChange[]> {
  const rows = await queries<ChangeRow[]>`
    select c.id, c.rule, c.origin, c.before, c.content, c.digest, c.taken_from, c.proposed_by, c.reason, c.from_day,
      c.proposed_at, d.answer, d.person as answered_by, d.at as answered_at, d.reason as answer_reason,
      case c.origin when 'set_up' then '' else d.holds_from::text end as holds_from
    from house_rule_change c left join house_rule_decision d on d.change = c.id
    order by c.number`
  return rows.map(
    (row) =>
      Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as unknown as RuleChange,
  )
}

async function keepIn(step: Step, { digest, text, newId, compare }: ReadFile): Promise<true | StoreRefusal> {
  const { queries, at, record } = step
  await lock(queries)
  const [last] = await queries<{ digest: string; content: string }[]>`
    select digest, content from house_rules order by number desc limit 1`
  const says = compare(last?.content, await changesIn(queries))
  if (isRefusal(says)) return says
  const { accepted, proposed } = says
  if (last?.digest !== digest) {
    await queries`insert into house_rules (digest, content, at) values (${digest}, ${text}, ${at})`
    const body = {
      digest,
      before: last?.digest ?? '',
      accepted: accepted.length,
      proposed: proposed.length,
      at,
    }
    record({ kind: 'house_file_read', actor: 'system', subject: digest, body })
  }
  for (const line of accepted) await insert(step, { ...line, id: newId(), origin: 'set_up', digest })
  if (accepted.length > 0) {
    const body = { digest, rules: accepted.map(({ rule }) => rule), at }
    record({ kind: 'house_rules_accepted', actor: 'system', subject: digest, body })
  }
  for (const line of proposed) {
    const id = newId()
    await insert(step, { ...line, id, origin: 'file', digest })
    const { rule, before = null, content = null } = line
    const body = { change: id, before, after: content, file: digest, at }
    record({ kind: 'house_rule_proposed', actor: 'system', subject: rule, body })
  }
  await moveSecondPersons(step)
  return true
}

const jsonOrNull = (content: PlainData | undefined): string | null =>
  content === undefined ? null : JSON.stringify(content)

async function insert({ queries, at }: Step, change: Omit<RuleChange, 'proposedAt'>): Promise<void> {
  const { id, rule, origin, before, content, digest, takenFrom, proposedBy, reason, fromDay } = change
  await queries`
    insert into house_rule_change
      (id, rule, origin, before, content, digest, taken_from, proposed_by, reason, from_day, proposed_at)
    values (${id}, ${rule}, ${origin}, ${jsonOrNull(before)}::text::jsonb, ${jsonOrNull(content)}::text::jsonb,
      ${digest ?? null}, ${takenFrom ?? null}, ${proposedBy ?? null}, ${reason ?? null}, ${fromDay ?? null}, ${at})`
}

const findIn = async (queries: Queries, id: string): Promise<RuleChange | undefined> =>
  (await changesIn(queries)).find((change) => change.id === id)

async function proposeIn(
  step: Step,
  person: string,
  judge: Judge<NewRuleChange>,
): Promise<RuleChange | StoreRefusal> {
  const { queries, at, record } = step
  const may = await refusePerson(step, person, 'author')
  if (isRefusal(may)) return may
  await lock(queries)
  const judged = judge(await changesIn(queries))
  if (isRefusal(judged)) return judged
  await insert(step, { ...judged, origin: 'person' })
  const { id, rule, before = null, content = null, reason, fromDay, takenFrom } = judged
  const body = { change: id, before, after: content, fromDay, reason, ...(takenFrom && { takenFrom }), at }
  record({ kind: 'house_rule_proposed', actor: person, subject: rule, body })
  const about = takenFrom === undefined ? [] : [takenFrom]
  await moveSecondPersons(step, { about, outcome: 'taken_up', person })
  return (await findIn(queries, id))!
}

interface Deciding {
  readonly person: string
  /** Given for a no. */
  readonly reason?: string
  /** Given for a yes. */
  readonly judge?: Judge<true>
}

async function decideIn(
  step: Step,
  id: string,
  { person, reason, judge }: Deciding,
): Promise<RuleChange | StoreRefusal> {
  const { queries, at, record } = step
  const may = await refusePerson(step, person, 'publisher')
  if (isRefusal(may)) return may
  await lock(queries)
  const changes = await changesIn(queries)
  const found = changes.find((change) => change.id === id)
  const refusal = refuseDecision(found, person, changes) ?? judge?.(changes)
  if (isRefusal(refusal)) return refusal
  const { rule, origin, fromDay = null, proposedBy = '' } = found!
  if (judge !== undefined && proposedBy === '')
    return refuse(
      'rule_change_has_no_proposer',
      'nobody stands for it yet; somebody proposes it first',
      'change',
    )
  const answer = judge === undefined ? 'sent_back' : 'confirmed'
  await queries`
    insert into house_rule_decision
      (change, origin, proposer, from_day, answer, person, reason, holds_from, at)
    values (${id}, ${origin}, ${proposedBy}, ${fromDay}, ${answer}, ${person}, ${reason ?? null},
      case ${answer}::text when 'confirmed'
        then greatest(${fromDay}::date, (${at}::timestamptz at time zone 'Asia/Shanghai')::date) end, ${at})`
  const decided = (await findIn(queries, id))!
  const { before = null, content = null, holdsFrom = '' } = decided
  const said: Readonly<Record<string, PlainData>> =
    reason === undefined ? { before, after: content, holdsFrom } : { reason }
  const body = { change: id, proposedBy, ...said, at }
  record({ kind: `house_rule_${answer}`, actor: person, subject: rule, body })
  await moveSecondPersons(step, { about: [id], outcome: answer, person })
  return decided
}

function refuseDecision(
  found: RuleChange | undefined,
  person: string,
  changes: readonly RuleChange[],
): StoreRefusal | undefined {
  if (found === undefined || found.origin === 'set_up')
    return refuse('rule_change_does_not_exist', 'no such change of a rule was proposed', 'change')
  if (found.proposedBy === person)
    return refuse('proposer_may_not_decide', `${person} proposed it; a second person decides`, 'person')
  if (found.answer !== undefined)
    return refuse('rule_change_is_decided', `${found.answeredBy} decided it: ${found.answer}`, 'change')
  if (changes.some(({ takenFrom }) => takenFrom === found.id))
    return refuse('rule_change_was_taken_up', 'somebody stands for it; decide that proposal', 'change')
  return undefined
}
