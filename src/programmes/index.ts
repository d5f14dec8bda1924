// Load, validate, version and publish a policy folder; immutable once published.

export type { RunCase } from './cases.ts'
export { type CheckReport, checkProgramme } from './check.ts'
export { type ProgrammeCode, type ProgrammeRefusal, programmeCodes } from './codes.ts'
export type { Finding } from './finding.ts'
export {
  type ProgrammeState,
  type Publication,
  programmeCan,
  programmeStates,
  type StateChange,
  stateAt,
  transitions,
} from './life-cycle.ts'
export { loadPackedProgramme, loadProgramme } from './load.ts'
export { type ProgrammePack, packProgramme, programmeDigest } from './pack.ts'
export { printProgramme } from './print.ts'
export * from './programme.ts'
export { writtenPlaces } from './written-places.ts'
export { valueFromYaml } from './yaml-value.ts'
