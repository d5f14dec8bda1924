// Changes of the rules of the bank, judged: what the file says otherwise, what a person may propose, what may be confirmed.

import type { PlainData } from '../../evidence/index.ts'
import {
  type HeldLine,
  type HouseFile,
  heldOn,
  houseOn,
  isListed,
  isSameContent,
  lineOf,
  linesOf,
  linesOnceWritten,
  looserThanLaw,
} from '../../house/index.ts'
import { areRefusals, refuse } from '../../kernel/index.ts'
import type { FileSays, NewRuleChange, RuleChange, RuleLine, StoreRefusal } from '../../store/index.ts'

type Contents = ReadonlyMap<string, PlainData>

const lastOfDays = '9999-12-31'

/** What holds or was confirmed to, in the order of its confirmation. */
export const heldFrom = (changes: readonly RuleChange[]): readonly (RuleChange & HeldLine)[] =>
  changes.filter((change): change is RuleChange & HeldLine => change.holdsFrom !== undefined)

const standingOn = (changes: readonly RuleChange[], day: string, rule: string): PlainData | undefined =>
  heldOn(heldFrom(changes), day).get(rule)?.content

export const ruleChangeStates = [
  'holds',
  'coming',
  'held',
  'waiting',
  'said_by_file',
  'taken_up',
  'overtaken',
  'sent_back',
] as const
export type RuleChangeState = (typeof ruleChangeStates)[number]

/** How a change stands on an ISO day among all changes. */
export function stateOfChange(
  change: RuleChange,
  changes: readonly RuleChange[],
  today: string,
): RuleChangeState {
  const { id, rule, holdsFrom, answer, origin, content } = change
  if (holdsFrom !== undefined) {
    if (holdsFrom > today) return 'coming'
    return heldOn(heldFrom(changes), today).get(rule)?.id === id ? 'holds' : 'held'
  }
  if (answer === 'sent_back') return 'sent_back'
  if (origin === 'person') return 'waiting'
  if (changes.some(({ takenFrom }) => takenFrom === id)) return 'taken_up'
  const newest = changes.findLast((one) => one.rule === rule && one.origin === 'file')
  const isSaid = newest?.id === id && !isSameContent(content, standingOn(changes, lastOfDays, rule))
  return isSaid ? 'said_by_file' : 'overtaken'
}

/**
 * What a file says beside what is on record. A rule that was never on record is the bank's own first one; on an
 * installation that knew only files, the file before is. What is on record changes only where the file was changed; what the
 * file does not have it does not propose, however the shipped lines may change.
 */
export function whatFileSays(
  file: HouseFile,
  textBefore: string | undefined,
  changes: readonly RuleChange[],
): FileSays | StoreRefusal {
  const now = contentsOf(linesOf(file))
  const then: Contents = contentsOf(textBefore === undefined ? [] : linesOnceWritten(textBefore))
  const accepted = firstLines(now, changes.length === 0 ? then : new Map(), changes)
  const standing = new Map<string, PlainData | undefined>(
    accepted.map(({ rule, content }) => [rule, content]),
  )
  for (const [rule, { content }] of heldOn(heldFrom(changes), lastOfDays)) standing.set(rule, content)
  for (const rule of file.lacking) now.set(rule, standing.get(rule)!)
  const proposed: (RuleLine & { before?: PlainData })[] = []
  for (const rule of new Set([...now.keys(), ...then.keys()])) {
    const [content, before] = [now.get(rule), standing.get(rule)]
    if (isSameContent(content, then.get(rule)) || !isProgress(rule, content, before, changes)) continue
    const law = looserThanLaw(before, content)
    if (law !== undefined) return refuse('rule_is_looser_than_law', law, `bank.yaml: ${rule}`)
    proposed.push(lineFrom(rule, content, before))
  }
  return { accepted, proposed }
}

const lineFrom = (rule: string, content: PlainData | undefined, before: PlainData | undefined) => ({
  rule,
  ...(content !== undefined && { content }),
  ...(before !== undefined && { before }),
})

const contentsOf = (
  lines: readonly { readonly rule: string; readonly content: PlainData }[],
): Map<string, PlainData> => new Map(lines.map(({ rule, content }) => [rule, content]))

/** What is accepted as the first record: rules that never were on record, and services and channels where none ever was. */
function firstLines(
  now: Contents,
  before: Contents,
  changes: readonly RuleChange[],
): readonly (RuleLine & { readonly content: PlainData })[] {
  const known = new Set(changes.filter(({ origin }) => origin === 'set_up').map(({ rule }) => rule))
  const [recorded, had] = [listsAmong(known), listsAmong(before.keys())]
  const rulesOnce = [...now.keys(), ...[...before.keys()].filter((rule) => isListed(lineOf(rule)[0]))]
  return [...new Set(rulesOnce)].flatMap((rule) => {
    const [group] = lineOf(rule)
    if (known.has(rule) || recorded.has(group)) return []
    const content = before.get(rule) ?? (had.has(group) ? undefined : now.get(rule))
    return content === undefined ? [] : [{ rule, content }]
  })
}

/** The lists of which a line is among these. */
const listsAmong = (rules: Iterable<string>): ReadonlySet<string> =>
  new Set([...rules].map((rule) => lineOf(rule)[0]).filter(isListed))

/** True where the file asks for another content than stands, or takes back what it asked for before. */
const isProgress = (
  rule: string,
  content: PlainData | undefined,
  standing: PlainData | undefined,
  changes: readonly RuleChange[],
): boolean =>
  !isSameContent(content, standing) ||
  changes.some((one) => one.rule === rule && stateOfChange(one, changes, lastOfDays) === 'said_by_file')

export interface Wish {
  readonly id: string
  readonly person: string
  readonly reason: string
  readonly fromDay: string
  /** ISO day of the bank. */
  readonly today: string
}

export interface WrittenWish extends Wish {
  readonly rule: string
  readonly value: number | string
  readonly source: { readonly zh: string; readonly en: string }
  readonly note: { readonly zh: string; readonly en: string }
}

/** A new value of a rule as it is proposed; who sets it, its unit and what the law says stay as they are. */
export function wishedChange(
  wish: WrittenWish,
  changes: readonly RuleChange[],
): NewRuleChange | StoreRefusal {
  const { rule, value, source, note } = wish
  const before = standingOn(changes, wish.fromDay, rule)
  if (before === undefined || isListed(lineOf(rule)[0]))
    return refuse('rule_does_not_exist', `the bank has no rule ${rule}`, 'rule')
  const content = { ...(before as { readonly [key: string]: PlainData }), value, source, note }
  return proposed(wish, { rule, before, content }, changes)
}

/** A change of the file as somebody stands for it. */
export function takenUpChange(
  wish: Wish & { readonly takenFrom: string },
  changes: readonly RuleChange[],
): NewRuleChange | StoreRefusal {
  const said = changes.find(({ id, origin }) => id === wish.takenFrom && origin === 'file')
  if (said === undefined)
    return refuse('rule_change_does_not_exist', 'the file proposed no such change', 'change')
  const state = stateOfChange(said, changes, wish.today)
  if (state === 'sent_back')
    return refuse('rule_change_is_decided', `${said.answeredBy} sent it back`, 'change')
  if (state !== 'said_by_file')
    return refuse(
      'rule_change_was_taken_up',
      'somebody stands for it, or the file says otherwise now',
      'change',
    )
  const { rule, content } = said
  const before = standingOn(changes, wish.fromDay, rule)
  return proposed(wish, { ...lineFrom(rule, content, before), takenFrom: said.id }, changes)
}

function proposed(
  { id, person, reason, fromDay, today }: Wish,
  line: RuleLine & { readonly before?: PlainData; readonly takenFrom?: string },
  changes: readonly RuleChange[],
): NewRuleChange | StoreRefusal {
  if (isSameContent(line.before, line.content))
    return refuse('rule_stays_as_it_is', 'that is what holds on that day already', 'value')
  if (fromDay < today)
    return refuse(
      'rule_day_is_past',
      `a rule holds from ${today} at the earliest, not from ${fromDay}`,
      'fromDay',
    )
  const waiting = changes.some(
    (one) => one.rule === line.rule && stateOfChange(one, changes, today) === 'waiting',
  )
  if (waiting)
    return refuse(
      'rule_change_waits',
      'another change of this rule waits to be confirmed or sent back',
      'rule',
    )
  const change = { ...line, id, proposedBy: person, reason, fromDay }
  return refuseUnfit(change, changes) ?? change
}

/** Why a proposal cannot be confirmed as things stand today; true when it can. */
export function judgeConfirmation(
  id: string,
  today: string,
): (changes: readonly RuleChange[]) => true | StoreRefusal {
  return (changes) => {
    const change = changes.find((one) => one.id === id)
    if (change?.fromDay === undefined) return true
    const fromDay = change.fromDay < today ? today : change.fromDay
    if (!isSameContent(standingOn(changes, fromDay, change.rule), change.before))
      return refuse(
        'rule_changed_since',
        'the rule was changed since; send it back and propose anew',
        'change',
      )
    return refuseUnfit({ ...change, fromDay }, changes) ?? true
  }
}

/** Refuses what the law does not allow, and what does not fit the other rules on its day or any day after. */
function refuseUnfit(
  { rule, before, content, fromDay }: RuleLine & { readonly before?: PlainData; readonly fromDay: string },
  changes: readonly RuleChange[],
): StoreRefusal | undefined {
  const law = looserThanLaw(before, content)
  if (law !== undefined) return refuse('rule_is_looser_than_law', law, `${rule}.value`)
  const held = heldFrom(changes)
  const after = held.map(({ holdsFrom }) => holdsFrom).filter((day) => day > fromDay)
  const line: HeldLine = { rule, ...(content !== undefined && { content }), holdsFrom: fromDay }
  for (const day of [fromDay, ...after]) {
    const house = houseOn([...held, line], day)
    if (!areRefusals(house)) continue
    const [{ code, because, at }] = house as [(typeof house)[number]]
    const where = at?.replace(/^rules: /, '')
    if (code === 'looser_than_law')
      return refuse('rule_is_looser_than_law', `${lawOf(before)}${because}`, where)
    return refuse('rule_value_does_not_fit', because, where)
  }
  return undefined
}

/** The source of a law, to be named before what it says. */
function lawOf(content: PlainData | undefined): string {
  const { source } = (content ?? {}) as { readonly source?: { readonly zh: string; readonly en: string } }
  return source === undefined ? '' : `${source.zh} (${source.en}): `
}
