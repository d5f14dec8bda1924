// Reads the rules of the bank from their file or from their lines, whole and valid, or refuses every mistake with its path.

import { basename, dirname } from 'node:path'
import { canonicalJson, contentHash } from '../evidence/index.ts'
import { areRefusals, isRefusal, refuse } from '../kernel/index.ts'
import { Field, type ProgrammeRefusal, readPolicyFiles, valueFromYaml } from '../programmes/index.ts'
import { isListed, lineOf, linesOf, listGroups } from './lines.ts'
import {
  type ChannelLine,
  type House,
  type HouseFile,
  type HouseLine,
  type HouseRules,
  type IdentityLine,
  type RuleUnit,
  ruleBases,
  ruleGroups,
  ruleUnits,
  type ServiceLine,
  type WrittenRule,
} from './rules.ts'
import { refuseUnsaid, withShipped } from './shipped-rules.ts'

/** What a rule may be at most; a deadline or a time to keep is at least one. */
const largest: Readonly<Record<RuleUnit, number>> = {
  days: 3660,
  hours: 24 * 31,
  megabytes: 50,
  lines: 100_000,
  time_of_day: 24 * 60,
  calls_a_day: 100,
  yes_no: 1,
}

const listedForm = /^[A-Za-z0-9_-]{1,40}$/

/** On one line, without the brackets in which a message names its sender. */
const nameForm = /^[^\s【】][^\n\r【】]{0,59}$/

const hotlineForm = /^\+?\d[\d -]{2,19}$/

const timeForm = /^([01]\d|2[0-3]):([0-5]\d)$|^24:00$/

/**
 * The rules of a file. A key that is unknown or of another type is refused where it stands. A number that the file does
 * not have, since it is older than the rule, is that of the shipped file, where one is named; who the bank is and what it
 * offers never is, and the refusal quotes the lines to write.
 */
export async function readHouse(file: string, shipped?: string): Promise<HouseFile | ProgrammeRefusal[]> {
  const own = await readText(file)
  if (areRefusals(own)) return own
  const other = shipped === undefined || shipped === file ? undefined : await readText(shipped)
  if (areRefusals(other)) return other
  const { text, value } = own
  const { completed, lacking } = withShipped(value, other?.value)
  const name = basename(file)
  const unsaid = other === undefined ? [] : refuseUnsaid(new Field(name, [], completed), other.text)
  const found: ProgrammeRefusal[] = []
  const house = houseFrom(new Field(name, found, completed))
  const refusals = [...unsaid, ...found.filter(({ at }) => !unsaid.some((one) => one.at === at))]
  return refusals.length > 0 ? refusals : { ...house, text, lacking, digest: contentHash(text) }
}

async function readText(
  file: string,
): Promise<{ readonly text: string; readonly value: Field['value'] } | ProgrammeRefusal[]> {
  const name = basename(file)
  const files = await readPolicyFiles(dirname(file), [name])
  if (areRefusals(files)) return files
  const text = files.get(name)
  if (text === undefined)
    return [refuse('file_missing', 'is missing: it holds the rules of the bank, with their sources', file)]
  const read = valueFromYaml(text, name)
  return isRefusal(read) ? [read] : { text, value: read.value }
}

/** The rules that these lines make. Lines of rules that the program does not know, or no longer, make none. */
export function houseFromLines(lines: readonly HouseLine[]): House | ProgrammeRefusal[] {
  const refusals: ProgrammeRefusal[] = []
  const value: Record<string, Record<string, HouseLine['content']>> = {
    identity: {},
    services: {},
    channels: {},
  }
  for (const { rule, content } of lines) {
    const [group, name] = lineOf(rule)
    if (!isListed(group) && !isKnown(group, name)) continue
    value[group] ??= {}
    value[group][name] = content
  }
  const house = houseFrom(new Field('rules', refusals, value as Field['value']))
  const held = linesOf(house).map(({ rule, content }) => ({ rule, content }))
  return refusals.length > 0 ? refusals : { ...house, digest: contentHash(canonicalJson(held)) }
}

/** The lines of a text that was a file of rules once; what is no rule of today is left out. */
export function linesOnceWritten(text: string): readonly HouseLine[] {
  const read = valueFromYaml(text, 'bank.yaml')
  if (isRefusal(read)) return []
  const lines: HouseLine[] = []
  for (const [group, units] of Object.entries(ruleGroups))
    for (const name of Object.keys(units)) {
      const refusals: ProgrammeRefusal[] = []
      const root = new Field('bank.yaml', refusals, read.value)
      const unit = (units as Readonly<Record<string, RuleUnit>>)[name]!
      const rule = { group, rule: name, ...ruleOf(root.at(group).at(name), unit) }
      if (refusals.length === 0) lines.push(...linesOf({ ...nothing, written: [rule] }))
    }
  const refusals: ProgrammeRefusal[] = []
  const services = servicesOf(new Field('bank.yaml', refusals, read.value).at('services'))
  return refusals.length > 0 ? lines : [...lines, ...linesOf({ ...nothing, services })]
}

const nothing = { written: [], identity: [], services: [], channels: [] } as const

const isKnown = (group: string, name: string): boolean =>
  Object.hasOwn(ruleGroups, group) && Object.hasOwn(ruleGroups[group as keyof typeof ruleGroups], name)

/** The rules below a root; whatever is wrong is among its refusals, and then the answer is of no use. */
function houseFrom(root: Field): Omit<House, 'digest'> {
  root.hasKeys(...Object.keys(ruleGroups), ...listGroups)
  const written = Object.entries(ruleGroups).flatMap(([group, units]) =>
    groupOf(root.at(group), group, units),
  )
  refuseHours(root.at('contact'), written)
  refuseKeeping(root.at('retention'), written)
  const identity = identityOf(root.at('identity'))
  const services = servicesOf(root.at('services'))
  const channels = channelsOf(root.at('channels'))
  return { rules: rulesFrom(written), written, identity, services, channels }
}

function groupOf(
  field: Field,
  group: string,
  units: Readonly<Record<string, RuleUnit>>,
): readonly WrittenRule[] {
  if (!field.hasKeys(...Object.keys(units))) return []
  return Object.entries(units).map(([rule, unit]) => ({ group, rule, ...ruleOf(field.at(rule), unit) }))
}

function ruleOf(field: Field, unit: RuleUnit): Omit<WrittenRule, 'group' | 'rule'> {
  field.hasKeys('value', 'unit', 'basis', 'atMost', 'atLeast', 'source', 'note')
  const said = field.at('unit').oneOf(ruleUnits)
  if (said !== unit) field.at('unit').refuse('type_is_wrong', `must be ${unit}, not ${said}`)
  const value = readValue(field.at('value'), unit)
  const basis = field.at('basis').oneOf(ruleBases)
  return {
    value,
    unit,
    basis,
    ...lawOf(field, { value, unit, basis }),
    source: field.at('source').words(),
    note: field.at('note').words(),
  }
}

/** What the law says of a number. Where the file does not say it, the number is that of the law, and at most that. */
function lawOf(
  field: Field,
  { value, unit, basis }: Pick<WrittenRule, 'value' | 'unit' | 'basis'>,
): Pick<WrittenRule, 'atMost' | 'atLeast'> {
  const [most, least] = [field.at('atMost'), field.at('atLeast')]
  for (const bound of [most, least].filter(({ present }) => present && basis !== 'law'))
    bound.refuse('key_unknown', 'stands only where the basis is law')
  if (basis !== 'law') return {}
  if (most.present && least.present) least.refuse('key_unknown', 'stands only without atMost')
  if (!most.present && !least.present) return { atMost: value }
  const bound = most.present ? most : least
  const law = readValue(bound, unit)
  const isLooser = most.present ? value > law : value < law
  if (isLooser && typeof value === typeof law)
    field
      .at('value')
      .refuse('looser_than_law', `the law says ${most.present ? 'at most' : 'at least'} ${law}, not ${value}`)
  return most.present ? { atMost: law } : { atLeast: law }
}

function readValue(field: Field, unit: RuleUnit): number | string {
  if (unit === 'yes_no') return field.oneOf(['yes', 'no'])
  if (unit !== 'time_of_day') {
    const value = field.whole(largest[unit])
    if (value === 0 && field.value === 0) field.refuse('type_is_wrong', 'must be at least 1, not 0')
    return value
  }
  const text = field.text()
  if (text !== '' && !timeForm.test(text))
    field.refuse('type_is_wrong', `must be a time from "00:00" to "24:00" in quotes, not ${text}`)
  return text
}

/** A book outlives its extract: an extract without its book would be offered as one that was never imported. */
function refuseKeeping(retention: Field, written: readonly WrittenRule[]): void {
  const [extract, book] = ['extractDays', 'bookDays'].map(
    (name) => written.find(({ rule }) => rule === name)?.value,
  )
  if (extract !== undefined && book !== undefined && extract > book)
    retention.at('extractDays').refuse('type_is_wrong', `must not be more than bookDays, which is ${book}`)
}

function refuseHours(contact: Field, written: readonly WrittenRule[]): void {
  const [first, last] = ['firstTime', 'lastTime'].map(
    (name) => written.find(({ rule }) => rule === name)?.value,
  )
  if (first !== undefined && last !== undefined && first >= last)
    contact.at('lastTime').refuse('type_is_wrong', `must be later than firstTime, which is ${first}`)
}

/** Who the bank is; a file that does not say it is refused. */
function identityOf(field: Field): readonly IdentityLine[] {
  if (!field.hasKeys('bank')) return []
  const line = field.at('bank')
  if (!line.hasKeys('name', 'hotline', 'source')) return []
  const [name, hotline] = [line.at('name'), line.at('hotline')]
  const said = { name: name.words(), hotline: hotline.present ? hotline.value : hotline.text() }
  for (const language of ['zh', 'en'] as const)
    if (said.name[language] !== '' && !nameForm.test(said.name[language]))
      name
        .at(language)
        .refuse('type_is_wrong', 'must be a name of at most 60 characters on one line, without 【】')
  if (said.hotline !== '' && !(typeof said.hotline === 'string' && hotlineForm.test(said.hotline)))
    hotline.refuse('type_is_wrong', 'must be a telephone number in quotes, such as "400 100 2000"')
  return [{ id: 'bank', ...said, hotline: String(said.hotline), source: line.at('source').words() }]
}

/** What services and channels have alike. */
function listedLine(line: Field, id: string): ChannelLine {
  if (!listedForm.test(id))
    line.refuse('key_unknown', 'services and channels are known by 1 to 40 letters, digits, "_" and "-"')
  return {
    id,
    name: line.at('name').words(),
    isOnline: line.at('isOnline').flag(),
    source: line.at('source').words(),
  }
}

/** The services by id, in the order of the file. */
const servicesOf = (field: Field): readonly ServiceLine[] =>
  field.keys().map((id) => {
    const line = field.at(id)
    line.hasKeys('name', 'isOnline', 'route', 'source')
    const route = line.at('route')
    return { ...listedLine(line, id), ...(route.present && { route: route.words() }) }
  })

/** The channels by id, in the order of the file. */
const channelsOf = (field: Field): readonly ChannelLine[] =>
  field.keys().map((id) => {
    const line = field.at(id)
    line.hasKeys('name', 'isOnline', 'source')
    return listedLine(line, id)
  })

const minutesInHour = 60

function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':')
  return Number(hours) * minutesInHour + Number(minutes)
}

const numberOf = (text: string): number => (text.includes(':') ? minutesOf(text) : Number(text === 'yes'))

function rulesFrom(written: readonly WrittenRule[]): HouseRules {
  const rules: Record<string, Record<string, number>> = {}
  for (const { group, rule, value } of written) {
    rules[group] ??= {}
    rules[group][rule] = typeof value === 'number' ? value : numberOf(value)
  }
  return rules as unknown as HouseRules
}
