// Name lists of hospitals and health commissions: read whatever way they come, matched by identity number, told line by line.

export { badLinesCsv } from './bad-lines.ts'
export { nameKey } from './cells.ts'
export { type ListColumn, listColumns } from './columns.ts'
export { type Encoding, encodings } from './decode.ts'
export { listReport } from './list-report.ts'
export {
  countOutcomes,
  type EarlierPeriod,
  type LineOutcome,
  lineOutcomes,
  type MatchedLine,
  matchLines,
} from './match.ts'
export type { ListedPerson } from './read-line.ts'
export { type ListLimits, readList } from './read-list.ts'
export { type ListRefusal, listRefusals } from './refusals.ts'
export { listTemplate } from './template.ts'
export { type MistakeCode, mistakes } from './words.ts'
