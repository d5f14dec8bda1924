// The rules of the bank: deadlines, retention, sizes and contact, as data with sources, read once.

export { HouseRefused } from './house-refused.ts'
export { readHouse } from './read-house.ts'
export {
  type House,
  type HouseRules,
  ruleBases,
  ruleUnits,
  type ServiceLine,
  type WrittenRule,
} from './rules.ts'
