// Load, validate, version and publish a policy folder; immutable once published.

export { type AnsweringRow, answeringRows } from './answering-rows.ts'
export type { RunCase } from './cases.ts'
export { type CheckReport, checkProgramme } from './check.ts'
export {
  circumstanceWordsFor,
  isPublicHealth,
  writtenCircumstances,
  writtenEmergencyKind,
} from './circumstance-words.ts'
export { type ProgrammeCode, type ProgrammeRefusal, programmeCodes } from './codes.ts'
export { Field } from './field.ts'
export type { Finding } from './finding.ts'
export {
  type DatedVersion,
  type LifeSpan,
  lifeOf,
  type ProgrammeState,
  programmeCan,
  programmeStates,
  stateOnDay,
} from './life-cycle.ts'
export { loadPackedProgramme, loadProgramme } from './load.ts'
export { type ProgrammePack, packFromTexts, packProgramme, programmeDigest } from './pack.ts'
export { readPolicyFiles } from './policy-folder.ts'
export { printProgramme } from './print.ts'
export * from './programme.ts'
export { programmeFile } from './programme-file.ts'
export { isSameStructure } from './structure.ts'
export { type CaseName, takenAnswers } from './taken-answers.ts'
export { writtenPlaces } from './written-places.ts'
export { titleIn, writtenProgramme, writtenTitle } from './written-title.ts'
export { valueFromYaml } from './yaml-value.ts'
