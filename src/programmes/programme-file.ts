// Reads programme.yaml: what the programme is called, the emergency, windows, waves and the measures in force.

import { channels, circumstanceKinds, isoFromDay } from '../kernel/index.ts'
import { circumstanceWordsFor } from './circumstance-words.ts'
import type { ProgrammeCode, ProgrammeRefusal } from './codes.ts'
import { Field } from './field.ts'
import {
  type CircumstanceWords,
  type Emergency,
  type ListedMeasure,
  measureStatuses,
  type Programme,
  type ReliefWindow,
  type Wave,
} from './programme.ts'
import type { Plain } from './yaml-value.ts'

export const programmeFile = 'programme.yaml'

/** Past this a wave's threshold would be more than a century of days past due. */
const daysPastDueMax = 36_600

const required = ['programme', 'title', 'emergency', 'windows']
const optional = ['slogan', 'branch', 'segment', 'circumstances', 'waves', 'measures', 'note']

/** What programme.yaml says (relief-rules §10); what is wrong with it is added to `refusals`. */
export function programmeHead(
  value: Plain,
  refusals: ProgrammeRefusal[],
): Pick<Programme, 'id' | 'title' | 'emergency' | 'circumstances' | 'windows' | 'waves' | 'measures'> {
  const root = new Field(programmeFile, refusals, value)
  root.hasKeys(...required, ...optional)
  if (root.at('note').present) root.at('note').text()
  checkDescription(root)
  const measures = root.at('measures').items().map(measureFrom)
  checkUnique(root.at('measures').items(), 'measure_listed_twice')
  checkUnique(root.at('waves').items(), 'wave_listed_twice')
  const emergency = emergencyFrom(root.at('emergency'))
  return {
    id: root.at('programme').id(),
    title: root.at('title').words(),
    emergency,
    circumstances: circumstancesFrom(root.at('circumstances'), emergency),
    windows: windowsFrom(root.at('windows')),
    waves: root.at('waves').items().map(waveFrom),
    ...(measures.length === 0 ? {} : { measures }),
  }
}

/** Name and level of the owning branch, the segment and the slogan: for people, not for arithmetic. */
function checkDescription(root: Field): void {
  for (const key of ['slogan', 'segment']) if (root.at(key).present) root.at(key).words()
  const branch = root.at('branch')
  if (!branch.present || !branch.hasKeys('name', 'level')) return
  branch.at('name').words()
  branch.at('level').text()
}

function checkUnique(items: readonly Field[], code: ProgrammeCode): void {
  const seen = new Set<unknown>()
  for (const item of items) {
    const id = item.at('id')
    if (seen.has(id.value)) id.refuse(code, `is used twice; every id is used once`)
    seen.add(id.value)
  }
}

function emergencyFrom(field: Field): Emergency {
  field.hasKeys('name', 'kind', 'declaredDay', 'authority', 'document', 'responseLevel')
  const level = field.at('responseLevel')
  return {
    name: field.at('name').words(),
    kind: field.at('kind').text(),
    declaredDay: field.at('declaredDay').day(),
    authority: field.at('authority').text(),
    document: field.at('document').text(),
    ...(level.present && { responseLevel: level.text() }),
  }
}

/** The kinds are those of the engine and their words those of the programme: none need be written. */
function circumstancesFrom(field: Field, { kind }: Emergency): CircumstanceWords {
  if (!field.present) return circumstanceWordsFor(kind, {})
  field.hasKeys(...circumstanceKinds)
  const written = circumstanceKinds.filter((own) => field.at(own).present)
  const own = Object.fromEntries(written.map((one) => [one, field.at(one).words()]))
  return circumstanceWordsFor(kind, own)
}

function windowsFrom(field: Field): readonly ReliefWindow[] {
  if (!field.present) field.mustBe('windows')
  const items = field.items()
  const windows = items.map(windowFrom)
  windows.forEach((window, at) => {
    const earlier = windows.slice(0, at).find((other) => other.region === window.region)
    if (earlier !== undefined) refuseSecondWindow(items[at]!, window, earlier)
  })
  return windows
}

function windowFrom(field: Field): ReliefWindow {
  field.hasKeys('region', 'firstDay', 'lastDay', 'source', 'note')
  checkRemarks(field)
  const window = { region: field.at('region').region(), firstDay: field.at('firstDay').day() }
  const last = field.at('lastDay')
  if (!last.present) return window
  const lastDay = last.day()
  if (lastDay < window.firstDay) {
    const earliest = isoFromDay(window.firstDay)
    const because = `must not be before firstDay; ${earliest} is the earliest`
    last.refuse('last_day_before_first', because, { earliest })
  }
  return { ...window, lastDay }
}

function refuseSecondWindow(field: Field, window: ReliefWindow, earlier: ReliefWindow): void {
  const overlaps =
    window.firstDay <= (earlier.lastDay ?? Number.POSITIVE_INFINITY) &&
    earlier.firstDay <= (window.lastDay ?? Number.POSITIVE_INFINITY)
  const from = isoFromDay(earlier.firstDay)
  field
    .at('region')
    .refuse(
      overlaps ? 'windows_overlap' : 'region_has_two_windows',
      `repeats region ${window.region}, whose window from ${from} ${overlaps ? 'overlaps' : 'stands already'}; ` +
        'a region has one window',
      { region: window.region, firstDay: from },
    )
}

function checkRemarks(field: Field): void {
  for (const key of ['source', 'note']) if (field.at(key).present) field.at(key).text()
}

function waveFrom(field: Field): Wave {
  field.hasKeys('id', 'releasedDay', 'regions', 'minDaysPastDue', 'channels', 'source', 'note')
  checkRemarks(field)
  const freed = field.at('channels')
  if (!freed.present) freed.mustBe('list_of', { known: channels.join(', ') })
  const threshold = field.at('minDaysPastDue')
  const regions = field.at('regions')
  return {
    id: field.at('id').id(),
    releasedDay: field.at('releasedDay').day(),
    channels: freed.items().map((channel) => channel.oneOf(channels)),
    ...(regions.present ? { regions: regions.items().map((region) => region.region()) } : {}),
    ...(threshold.present ? { minDaysPastDue: threshold.whole(daysPastDueMax) } : {}),
  }
}

function measureFrom(field: Field): ListedMeasure {
  field.hasKeys('id', 'title', 'owner', 'startDay', 'status', 'note')
  checkRemarks(field)
  return {
    id: field.at('id').id(),
    title: field.at('title').words(),
    owner: field.at('owner').words(),
    startDay: field.at('startDay').day(),
    status: field.at('status').oneOf(measureStatuses),
  }
}
