// Reads the rules of the bank from their file, whole and valid, or refuses every mistake with its path.

import { basename, dirname } from 'node:path'
import { contentHash } from '../evidence/index.ts'
import { areRefusals, isRefusal, refuse } from '../kernel/index.ts'
import { Field, type ProgrammeRefusal, readPolicyFiles, valueFromYaml } from '../programmes/index.ts'
import {
  type ChannelLine,
  type House,
  type HouseRules,
  type RuleUnit,
  ruleBases,
  ruleGroups,
  ruleUnits,
  type ServiceLine,
  type WrittenRule,
} from './rules.ts'

/** What a rule may be at most; a deadline or a time to keep is at least one. */
const largest: Readonly<Record<RuleUnit, number>> = {
  days: 3660,
  hours: 24 * 31,
  megabytes: 50,
  lines: 100_000,
  time_of_day: 24 * 60,
  calls_a_day: 100,
}

const timeForm = /^([01]\d|2[0-3]):([0-5]\d)$|^24:00$/

/** The rules of a file. A key that is missing, unknown or of another type is refused where it stands. */
export async function readHouse(file: string): Promise<House | ProgrammeRefusal[]> {
  const name = basename(file)
  const files = await readPolicyFiles(dirname(file), [name])
  if (areRefusals(files)) return files
  const text = files.get(name)
  if (text === undefined)
    return [refuse('file_missing', 'is missing: it holds the rules of the bank, with their sources', file)]
  return houseFrom(text, name)
}

function houseFrom(text: string, file: string): House | ProgrammeRefusal[] {
  const read = valueFromYaml(text, file)
  if (isRefusal(read)) return [read]
  const refusals: ProgrammeRefusal[] = []
  const root = new Field(file, refusals, read.value)
  root.hasKeys(...Object.keys(ruleGroups), 'services', 'channels')
  const written = Object.entries(ruleGroups).flatMap(([group, units]) =>
    groupOf(root.at(group), group, units),
  )
  refuseHours(root.at('contact'), written)
  const services = servicesOf(root.at('services'))
  const channels = channelsOf(root.at('channels'))
  return refusals.length > 0
    ? refusals
    : { rules: rulesFrom(written), written, services, channels, text, digest: contentHash(text) }
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
  field.hasKeys('value', 'unit', 'basis', 'source', 'note')
  const said = field.at('unit').oneOf(ruleUnits)
  if (said !== unit) field.at('unit').refuse('type_is_wrong', `must be ${unit}, not ${said}`)
  return {
    value: readValue(field.at('value'), unit),
    unit,
    basis: field.at('basis').oneOf(ruleBases),
    source: field.at('source').words(),
    note: field.at('note').words(),
  }
}

function readValue(field: Field, unit: RuleUnit): number | string {
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

function refuseHours(contact: Field, written: readonly WrittenRule[]): void {
  const [first, last] = ['firstTime', 'lastTime'].map(
    (name) => written.find(({ rule }) => rule === name)?.value,
  )
  if (first !== undefined && last !== undefined && first >= last)
    contact.at('lastTime').refuse('type_is_wrong', `must be later than firstTime, which is ${first}`)
}

/** What services and channels have alike. */
const lineOf = (line: Field, id: string): ChannelLine => ({
  id,
  name: line.at('name').words(),
  isOnline: line.at('isOnline').flag(),
  source: line.at('source').words(),
})

/** The services by id, in the order of the file. */
const servicesOf = (field: Field): readonly ServiceLine[] =>
  field.keys().map((id) => {
    const line = field.at(id)
    line.hasKeys('name', 'isOnline', 'route', 'source')
    const route = line.at('route')
    return { ...lineOf(line, id), ...(route.present && { route: route.words() }) }
  })

/** The channels by id, in the order of the file. */
const channelsOf = (field: Field): readonly ChannelLine[] =>
  field.keys().map((id) => {
    const line = field.at(id)
    line.hasKeys('name', 'isOnline', 'source')
    return lineOf(line, id)
  })

const minutesInHour = 60

function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':')
  return Number(hours) * minutesInHour + Number(minutes)
}

function rulesFrom(written: readonly WrittenRule[]): HouseRules {
  const rules: Record<string, Record<string, number>> = {}
  for (const { group, rule, value } of written) {
    rules[group] ??= {}
    rules[group][rule] = typeof value === 'number' ? value : minutesOf(value)
  }
  return rules as unknown as HouseRules
}
