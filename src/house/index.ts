// The rules of the bank: deadlines, retention, sizes and contact, as data with sources; what holds on which day.

export { HouseRefused } from './house-refused.ts'
export { looserThanLaw } from './law.ts'
export { isListed, isSameContent, lineOf, linesOf } from './lines.ts'
export { houseFromLines, linesOnceWritten, readHouse } from './read-house.ts'
export {
  type House,
  type HouseFile,
  type HouseLine,
  type HouseRules,
  type IdentityLine,
  ruleBases,
  ruleUnits,
  type ServiceLine,
  type WrittenRule,
} from './rules.ts'
export { type HeldLine, heldOn, houseOn } from './standing.ts'
