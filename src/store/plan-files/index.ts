// Plans as files: drafted from a book, written as Parquet, read back in the order of application.

export { countCorrected, outcomesOfAccounts } from './accounts-in-plan.ts'
export {
  type CompareOptions,
  type Comparison,
  compareBook,
  type EffectFigures,
  type EffectSums,
  effectsFile,
} from './compare-book.ts'
export { correctionsOfAccounts, type PlacedPlan } from './corrections-of-accounts.ts'
export {
  type CorrectionsPage,
  countCorrections,
  type PlacedCorrection,
  readCorrections,
} from './corrections-page.ts'
export { type DraftOptions, type DraftProgramme, draftBook } from './draft-book.ts'
export {
  type AccountEffect,
  type EffectFilter,
  type EffectsPage,
  readDeciders,
  readEffects,
} from './effects-page.ts'
export { findMovedAccounts, type MovedAccounts } from './moved-accounts.ts'
export {
  type AnswerKind,
  answerKinds,
  type Outcome,
  type OutcomeSources,
  type OutcomesPage,
  readOutcomes,
  verdictsName,
} from './outcomes-page.ts'
export { readExceptions } from './read-exceptions.ts'
export { checkPlanFiles, openPlanBatches, readPlan } from './read-plan.ts'
export { FolderReceipts } from './receipts-folder.ts'
export { findRegions } from './region-of-accounts.ts'
export { countReleased, type ReleasingPlan, readReleased } from './released.ts'
export { findSameMoney } from './same-money.ts'
export { type Simulation, simulateBook } from './simulate.ts'
export {
  countSuppressed,
  readSuppressed,
  type Suppressed,
  type SuppressionSources,
} from './suppression.ts'
export { type ToldSources, withToldCustomers } from './told-customers.ts'
export { verifyPlanInBook } from './verify-plan.ts'
export { writeUndo } from './write-undo.ts'
