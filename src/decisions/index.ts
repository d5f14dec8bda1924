// Decision tables: read DMN, prove no gap and no overlap, and answer with reasons.

export { type DecisionCode, type DecisionRefusal, decisionCodes } from './codes.ts'
export { type Combination, type CompleteTable, completeTable, personFrom } from './complete.ts'
export { readDecisions } from './read-decisions.ts'
export {
  type DecisionTable,
  type FactType,
  type FactValue,
  placeInTable,
  type TableInput,
  type TableOutput,
  type TableRow,
} from './table.ts'
