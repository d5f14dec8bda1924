// Draft a plan, approve, apply, verify: the only place that can change an account.

export { applicationOrder, type Correction, correctionId } from './correction.ts'
export type {
  AccountAnswer,
  CaseAnswer,
  CorrectionAnswer,
  EntitlementAnswer,
  ExceptionAnswer,
  ReasonAnswer,
} from './evaluate/case.ts'
export { evaluateCase, evaluateCases } from './evaluate/evaluate.ts'
export type { Answer, PlanBatches, Receipt, Receipts, System } from './ports.ts'
