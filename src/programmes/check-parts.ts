// Findings on single parts of a programme that is well-formed: terms, waves, translations, files.

import { completeTable, readDecisions } from '../decisions/index.ts'
import { addDays, areRefusals, dayChargeKinds, isoFromDay } from '../kernel/index.ts'
import { isCaseFile } from './cases.ts'
import type { Facts, ProgrammeCode } from './codes.ts'
import { eligibilityFile } from './eligibility.ts'
import { type Finding, findingFrom } from './finding.ts'
import { instrumentFile } from './instrument.ts'
import type { ReadProgramme } from './load.ts'
import type { PolicyFiles } from './policy-folder.ts'
import type { Programme, ReliefWindow, Wave } from './programme.ts'
import { programmeFile } from './programme-file.ts'
import { reliefTermsFile, writtenTerms } from './relief-terms.ts'

const knownFiles = [
  /^programme\.yaml$/,
  /^[^/]+\.dmn$/,
  /^terms\/relief\.yaml$/,
  /^cases\/[^/]+\.yaml$/,
  /^flows\/[^/]+\.bpmn$/,
  /^content\/.+$/,
  /^(?:INSTRUMENT|CHANGELOG|README)\.md$/,
]

/** Files nobody reads (a misspelt name would silently leave defaults in force) and files that must be there. */
export function fileFindings(files: PolicyFiles): readonly Finding[] {
  const findings: Finding[] = []
  for (const file of files.keys()) {
    if (knownFiles.some((pattern) => pattern.test(file))) continue
    findings.push({
      code: 'file_unknown',
      file,
      path: '',
      message: 'is read by nobody; check its name and folder',
    })
  }
  for (const file of [instrumentFile, 'CHANGELOG.md']) {
    if (!files.has(file))
      findings.push({ code: 'file_missing', file, path: '', message: 'is missing; write it' })
  }
  if (![...files.keys()].some(isCaseFile)) {
    findings.push({
      code: 'cases_missing',
      file: 'cases',
      path: '',
      message: 'holds no case; write who gets what',
    })
  }
  return findings
}

/** Terms without a source, and day charges among the fees that are waived by their day of posting. */
export function termFindings(read: ReadProgramme): readonly Finding[] {
  const file = reliefTermsFile
  const findings: Finding[] = []
  for (const { path, source, value } of writtenTerms(read.writtenTerms)) {
    if (source === undefined) {
      const message = 'has no source; write { value, source, note } with the sentence it comes from'
      findings.push({ code: 'term_without_source', file, path, message })
    }
    if (!path.endsWith('waivable') || !Array.isArray(value)) continue
    for (const kind of value.filter((some) => dayChargeKinds.some((dayKind) => dayKind === some))) {
      const message = `lists ${String(kind)}, which is compared day by day and never as a fee; remove it`
      findings.push({
        code: 'waivable_lists_day_charge',
        file,
        path,
        message,
        facts: { charge: String(kind) },
      })
    }
  }
  return findings
}

/** Waves that reach no window, come before the window of a region they free has ended, or free no channel. */
export function waveFindings(programme: Programme): readonly Finding[] {
  return programme.waves.flatMap((wave, at) => {
    const finding = (code: ProgrammeCode, message: string, facts?: Facts): Finding => ({
      code,
      file: programmeFile,
      path: `waves[${at}] (${wave.id})`,
      message,
      ...(facts !== undefined && { facts }),
    })
    const strangers = (wave.regions ?? [])
      .filter((region) => windowsBelow(programme.windows, region).length === 0)
      .map((region) =>
        finding('wave_region_unknown', `frees region ${region}, which has no window`, { region }),
      )
    const early = windowsFreed(programme.windows, wave)
      .filter((window) => window.lastDay === undefined || wave.releasedDay <= window.lastDay)
      .map((window) => finding('wave_before_window_ends', ...earlyWave(window)))
    const idle = wave.channels.length > 0 ? [] : [finding('wave_frees_nothing', 'frees no channel')]
    return [...strangers, ...early, ...idle]
  })
}

function earlyWave({ region, lastDay }: ReliefWindow): [message: string, facts: Facts] {
  if (lastDay === undefined)
    return [`is released although the window of region ${region} is open`, { region }]
  const [last, earliest] = [isoFromDay(lastDay), isoFromDay(addDays(lastDay, 1))]
  const message = `must be released after ${last}, the last day of the window of region ${region}; ${earliest} is the earliest`
  return [message, { region, lastDay: last, earliest }]
}

/** The windows of the regions below `region`, and the one that reaches it from above. */
function windowsBelow(windows: readonly ReliefWindow[], region: string): readonly ReliefWindow[] {
  const above = windows.filter((window) => region.startsWith(window.region))
  const longest = above.toSorted((one, other) => other.region.length - one.region.length).slice(0, 1)
  const below = windows.filter((window) => window.region.startsWith(region) && !longest.includes(window))
  return [...longest, ...below]
}

const windowsFreed = (windows: readonly ReliefWindow[], wave: Wave): readonly ReliefWindow[] => [
  ...new Set(
    wave.regions === undefined ? windows : wave.regions.flatMap((region) => windowsBelow(windows, region)),
  ),
]

/** Content that exists in one language only: `name.zh.md` needs `name.en.md`. */
export function translationFindings(files: PolicyFiles): readonly Finding[] {
  return [...files.keys()].flatMap((file) => {
    const match = /^(content\/.+)\.(zh|en)\.([a-z]+)$/.exec(file)
    if (match === null) return []
    const other = `${match[1]}.${match[2] === 'zh' ? 'en' : 'zh'}.${match[3]}`
    if (files.has(other)) return []
    const message = `has no translation; write ${other}`
    return [{ code: 'translation_missing', file, path: '', message, facts: { other } }]
  })
}

/**
 * What is wrong with the decision files: unread parts, gaps, overlaps, silent rows. Of the eligibility table only
 * the remarks: its faults are reasons not to load it.
 */
export async function decisionFindings(files: PolicyFiles): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  for (const [file, text] of files) {
    if (!file.endsWith('.dmn')) continue
    const tables = await readDecisions(text)
    const isRead = file === eligibilityFile
    const found = areRefusals(tables)
      ? isRead
        ? []
        : tables
      : tables
          .map(completeTable)
          .flatMap(({ faults, remarks }) => (isRead ? remarks : [...faults, ...remarks]))
    findings.push(...found.map((refusal) => findingFrom({ ...refusal, at: `${file}: ${refusal.at ?? ''}` })))
  }
  return findings
}
