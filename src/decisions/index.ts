// Decision tables: read DMN, prove no gap and no overlap, and answer with reasons.

export { type DecisionCode, type DecisionRefusal, decisionCodes } from './codes.ts'
export { type CompleteTable, completeTable } from './complete.ts'
export { readDecisions } from './read-decisions.ts'
export {
  type DecisionTable,
  placeInTable,
  type TableInput,
  type TableRow,
} from './table.ts'
