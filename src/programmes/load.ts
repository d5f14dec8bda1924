// Turns a policy folder or a pack into a programme, or into everything that is wrong with it at once.

import { areRefusals, isRefusal, refuse } from '../kernel/index.ts'
import type { ProgrammeRefusal } from './codes.ts'
import { eligibilityFile, eligibilityFrom, type ReadEligibility } from './eligibility.ts'
import { filesFromPack, type ProgrammePack } from './pack.ts'
import { type PolicyFiles, readPolicyFiles } from './policy-folder.ts'
import type { Programme } from './programme.ts'
import { programmeFile, programmeHead } from './programme-file.ts'
import { reliefTerms, reliefTermsFile } from './relief-terms.ts'
import { type Plain, valueFromYaml } from './yaml-value.ts'

/** The three files the relief arithmetic reads (relief-rules §10). */
const filesRead = [programmeFile, eligibilityFile, reliefTermsFile]

/** A programme, its table as written, and its terms as written. */
export interface ReadProgramme {
  readonly programme: Programme
  readonly eligibility: ReadEligibility
  readonly writtenTerms: Plain
}

/**
 * Reads a policy folder (relief-rules §10). A well-formed folder is enough: missing sources, annotations and
 * cases are findings of `checkProgramme`. Refusals carry the file and the path inside it.
 */
export async function loadProgramme(folder: string): Promise<Programme | ProgrammeRefusal[]> {
  const files = await readPolicyFiles(folder, filesRead)
  return areRefusals(files) ? files : programmeFrom(files, folder)
}

/** The programme of an old version, exactly as it was published. */
export async function loadPackedProgramme(pack: ProgrammePack): Promise<Programme | ProgrammeRefusal[]> {
  const files = filesFromPack(pack)
  return areRefusals(files) ? files : programmeFrom(files, pack.digest)
}

async function programmeFrom(files: PolicyFiles, place: string): Promise<Programme | ProgrammeRefusal[]> {
  if (!files.has(programmeFile)) return [notAProgramme(place)]
  const read = await readProgramme(files)
  return areRefusals(read) ? read : read.programme
}

export const notAProgramme = (place: string): ProgrammeRefusal =>
  refuse('programme_missing', `is no programme: it has no ${programmeFile}`, place)

/** Reads the texts of a programme; all refusals of all files are answered together. */
export async function readProgramme(files: PolicyFiles): Promise<ReadProgramme | ProgrammeRefusal[]> {
  const refusals: ProgrammeRefusal[] = []
  const value = (path: string): Plain => {
    const read = valueFromYaml(files.get(path) ?? '', path)
    if (!isRefusal(read)) return read.value
    refusals.push(read)
    return null
  }
  const head = readWhole(refusals, () => value(programmeFile), programmeHead)
  const writtenTerms = value(reliefTermsFile)
  const terms = reliefTerms(writtenTerms, refusals)
  const eligibility = await eligibilityOf(files)
  if (areRefusals(eligibility)) refusals.push(...eligibility)
  if (refusals.length > 0 || head === undefined || areRefusals(eligibility)) return refusals
  return { programme: { ...head, eligibility: eligibility.lookup, terms }, eligibility, writtenTerms }
}

/** Reads a file's fields only when its text was understood, so that one mistake is told once. */
function readWhole<Head>(
  refusals: ProgrammeRefusal[],
  value: () => Plain,
  read: (value: Plain, refusals: ProgrammeRefusal[]) => Head,
): Head | undefined {
  const before = refusals.length
  const plain = value()
  return refusals.length > before ? undefined : read(plain, refusals)
}

const eligibilityOf = async (files: PolicyFiles): Promise<ReadEligibility | ProgrammeRefusal[]> => {
  const text = files.get(eligibilityFile)
  if (text !== undefined) return eligibilityFrom(text)
  return [refuse('file_missing', 'is missing: it says who is covered', eligibilityFile)]
}
