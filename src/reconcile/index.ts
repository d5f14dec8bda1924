// Draft a plan, approve, apply, verify: the only place that can change an account.

export {
  type AppliedFact,
  type ApplyEvidence,
  type ApplyOptions,
  type ApplyProgress,
  type ApplyReport,
  applyPlan,
  type PlanApproval,
} from './apply.ts'
export { applicationOrder, type Correction, correctionId, nextNth, nthOfCorrection } from './correction.ts'
export {
  bytesOfFindings,
  draftShard,
  type ShardDraft,
  type ShardRules,
  type ShardStream,
} from './draft/draft-shard.ts'
export {
  compareShard,
  type EffectFigure,
  type EffectSense,
  effectFigures,
  effectSenses,
  type ShardEffects,
} from './draft/effects.ts'
export { leaguesOf } from './draft/leagues.ts'
export {
  type Plan,
  type PlanFile,
  type PlanLine,
  type PlanSources,
  type PlanSummary,
  planContent,
  planIdFromDigest,
  type Sum,
  summaryFrom,
  summaryOfCorrections,
} from './draft/plan.ts'
export { addTotals, countFindings, emptyTotals, outcomes, type Totals } from './draft/totals.ts'
export type {
  AccountAnswer,
  CaseAnswer,
  CorrectionAnswer,
  EntitlementAnswer,
  ExceptionAnswer,
  ReasonAnswer,
} from './evaluate/case.ts'
export { decidersOfCase, kindsFromBits } from './evaluate/deciders.ts'
export { evaluateCase, evaluateCases } from './evaluate/evaluate.ts'
export { type ContactHold, contactHolds } from './explain/contact-holds.ts'
export { circumstanceSentence, correctionSentences, explainReport } from './explain/explain-report.ts'
export { type Explanation, explainAccount } from './explain/explanation.ts'
export { saidValue } from './explain/said.ts'
export { lastCharacters, type ToldCharge, toldSentences } from './explain/told-sentences.ts'
export {
  type PlanStanding,
  type ReasonCounts,
  reasonsOfPart,
  reasonsThatStand,
  type StandingPart,
  standingOf,
  standingParts,
} from './plan-standing.ts'
export type { Answer, PlanBatches, Receipt, Receipts, System } from './ports.ts'
export { addReceipts, MemoryReceipts, noneYet, type ReceiptBook, receiptsOf, type Tally } from './receipts.ts'
export { type PlanReportOptions, planReport, planReportInBrief } from './report/plan-report.ts'
export { type SimulatedProgramme, simulationReport } from './report/simulation-report.ts'
export { textTable, thousands, widthOf } from './report/text-table.ts'
export * from './report/words.ts'
export {
  type CorrectionOnTheBooks,
  draftUndo,
  type UndoDecision,
  type UndoDraft,
  type UndoInput,
  undoDecisions,
} from './undo.ts'
export {
  listMaxDefault,
  type MoneyBalance,
  moneyKinds,
  type Standing,
  type Verdict,
  type VerdictCounts,
  type VerdictReason,
  type VerifiedCorrection,
  type VerifyReport,
  verdictOn,
  verdictReasons,
} from './verify.ts'
export {
  type BookedCorrection,
  type StandingAccount,
  standsInCase,
  type VerifyInCasesOptions,
  verifyInCases,
} from './verify-cases.ts'
