// Decision tables: read DMN, prove no gap and no overlap, and answer with reasons.

export { type DecisionCode, type DecisionRefusal, decisionCodes, refuseAt, type Spot } from './codes.ts'
export { type CompleteTable, completeTable } from './complete.ts'
export { readDecisions } from './read-decisions.ts'
export { tableStructure } from './structure.ts'
export {
  type DecisionTable,
  type FactValue,
  placeInTable,
  type TableInput,
  type TableRow,
} from './table.ts'
