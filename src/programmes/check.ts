// Reviews a whole policy folder before it is published: every finding at once, each with its place.

import { areRefusals } from '../kernel/index.ts'
import { type CaseResult, caseFindings, casesOf, type RunCase, runCases } from './cases.ts'
import { instrumentFindings } from './check-instrument.ts'
import {
  decisionFindings,
  fileFindings,
  termFindings,
  translationFindings,
  waveFindings,
} from './check-parts.ts'
import type { ProgrammeRefusal } from './codes.ts'
import { type Finding, findingFrom } from './finding.ts'
import { notAProgramme, type ReadProgramme, readProgramme } from './load.ts'
import { digestOfFiles } from './pack.ts'
import { type PolicyFiles, readPolicyFiles, readPolicyFolder } from './policy-folder.ts'
import { programmeFile } from './programme-file.ts'
import { writtenTerms } from './relief-terms.ts'
import { rowsOfCase } from './rows-of-case.ts'

/** What was looked at, and all that was found; the counts are 0 where the programme could not be read. */
export interface CheckReport {
  readonly programme?: string
  readonly digest?: string
  readonly rows: number
  readonly terms: number
  readonly cases: number
  readonly findings: readonly Finding[]
  /** Every case that was run, whether it holds; none where the programme could not be read. */
  readonly results: readonly CaseResult[]
}

const unread = { rows: 0, terms: 0, cases: 0, results: [] }

/**
 * All findings on a policy folder. Malformed files are findings too; only a folder without a programme.yaml is
 * refused as a whole (`programme_missing`). Cases run once the rest can be read.
 */
export async function checkProgramme(
  folder: string,
  runCase: RunCase,
): Promise<CheckReport | ProgrammeRefusal> {
  const head = await readPolicyFiles(folder, [programmeFile])
  if (!areRefusals(head) && !head.has(programmeFile)) return notAProgramme(folder)
  const files = await readPolicyFolder(folder)
  return areRefusals(files) ? { ...unread, findings: files.map(findingFrom) } : checkFiles(files, runCase)
}

async function checkFiles(files: PolicyFiles, runCase: RunCase): Promise<CheckReport> {
  const { cases, findings } = casesOf(files)
  const read = await readProgramme(files)
  const always = [
    ...findings,
    ...fileFindings(files),
    ...translationFindings(files),
    ...(await decisionFindings(files)),
  ]
  if (areRefusals(read)) return { ...unread, findings: [...read.map(findingFrom), ...always] }
  const results = runCases(read.programme, cases, runCase).map((result, at) => ({
    ...result,
    rows: rowsOfCase(cases[at]!.input, read.eligibility.complete),
  }))
  return {
    programme: read.programme.id,
    digest: digestOfFiles(files),
    rows: read.eligibility.table.rows.length,
    terms: writtenTerms(read.writtenTerms).length,
    cases: cases.length,
    findings: [...readFindings(files, read), ...always, ...caseFindings(results)],
    results,
  }
}

const readFindings = (files: PolicyFiles, read: ReadProgramme): readonly Finding[] => [
  ...termFindings(read),
  ...waveFindings(read.programme),
  ...instrumentFindings(files, read),
]
