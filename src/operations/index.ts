// The verbs of a night, over real store, files and systems: draft, apply, verify, explain. Called by cli and api alike.

export type { Simulation } from '../store/index.ts'
export { type ApplyRequest, applyPlan } from './apply-plan.ts'
export { askRedecision, openLetters, type RedecisionShown, showRedecision } from './ask-redecision.ts'
export { bankDay } from './bank-day.ts'
export { bookOfDesk, listBooks } from './books.ts'
export { bringForward, fileSides, filesAhead } from './bring-forward.ts'
export { confirmRule, proposeRule, ruleChanges, type StandingChange, standForRule } from './change-rules.ts'
export { circumstancesAhead } from './circumstances-ahead.ts'
export {
  allEffects,
  compareAccount,
  compareFolders,
  compareForBench,
  effectsOfComparison,
  sweepComparisons,
} from './comparisons.ts'
export type { PlaceDifference } from './content-difference.ts'
export {
  allCorrections,
  type CorrectionsFilter,
  correctionsOfPlan,
  countOfCorrections,
  type ListName,
  listKinds,
  listOfPlan,
  type OpenList,
} from './corrections.ts'
export {
  CustomerDesk,
  type CustomerDeskOptions,
  type CustomerStory,
  openDirectoryOf,
  unknownCustomer,
} from './customer-desk.ts'
export { itemsPromisedBy } from './deadlines.ts'
export { type ContactDecision, ContactDesk, type ContactRequest } from './decide-contact.ts'
export { decideFee, type FeeDecision, type FeeRequest } from './decide-fee.ts'
export { decideRelief, type ReliefDecision } from './decide-relief.ts'
export type { Declaration } from './declare-emergency.ts'
export { type DueDeletion, deleteDue, findDue } from './delete-due.ts'
export { type Desk, findBookFolder, type LongWork, planOnFile, type Systems } from './desk.ts'
export { DocumentDesk, type DocumentDeskOptions, noSuchDocument } from './document-desk.ts'
export { type BenchDraft, draftForBench } from './draft-for-bench.ts'
export { draftHistory, type TracedRevision } from './draft-history.ts'
export { type DraftRequest, draftPlan } from './draft-plan.ts'
export {
  amendVersion,
  copyDraft,
  type DraftDifference,
  type DraftWithFiles,
  declareEmergency,
  draftDifference,
  readDraft,
  saveDraft,
  submitDraft,
} from './drafts.ts'
export { exampleAccount } from './example-account.ts'
export { type ExplainRequest, explainAccount, unknownInPlan } from './explain-account.ts'
export {
  type Extract,
  extractOfDay,
  type ImportedBook,
  type Importing,
  listExtracts,
} from './extracts.ts'
export { followAcknowledgements } from './follow-acknowledgements.ts'
export { heldFrom, ruleChangeStates } from './house-changes.ts'
export { deskOver, HouseHeld, openHouseHeld } from './house-held.ts'
export { contactTerms, documentRules, listLimits, retentionOf } from './house-terms.ts'
export { importBookWithRecorded } from './import-book.ts'
export { importListFile } from './import-list.ts'
export { InForce, type InForceOptions } from './in-force.ts'
export { JobRunner, type JobRunnerOptions } from './job-runner.ts'
export type { OpenSystems } from './job-work.ts'
export { keptLine } from './kept-line.ts'
export { lapseOverdue } from './lapse-circumstances.ts'
export { letterArticle, letterPage, letterPageFoot, letterPageHead } from './letter-page.ts'
export { type LoadCustomersRequest, type LoadedCustomers, loadCustomers } from './load-customers.ts'
export {
  kpiCodes,
  kpiLists,
  kpisOf,
  kpiUnits,
  kpiUnknowns,
  outletsServing,
} from './measure-kpis.ts'
export { carriersOf } from './measure-services.ts'
export { type ImportList, NameListDesk, type TriedList } from './name-list-desk.ts'
export { ObjectionsKnown } from './objections-known.ts'
export { outcomesOfPlan } from './outcomes.ts'
export {
  type ChannelStanding,
  channelHistory,
  type ReportChannel,
  type ReportServices,
  reportChannel,
  reportServices,
  serviceHistory,
  servicesOf,
  settleServices,
} from './outlet-services.ts'
export {
  figuresFrom,
  type Line,
  linesFrom,
  linesOf,
  type NightFigures,
  nightsOf,
  programmeAtAGlance,
  type ServiceState,
} from './overview.ts'
export type { PolicyFile } from './policy-files.ts'
export type { ProgrammeChange } from './programme-change.ts'
export { programmeHistory, programmeLife, type VersionStep } from './programme-life.ts'
export { publishedProgramme } from './published-programme.ts'
export {
  type DayBounds,
  dayBounds,
  type RecordCircumstance,
  recordCircumstance,
} from './record-circumstance.ts'
export { leftTheBook } from './redecide.ts'
export { lettersOfRedecision, type OpenLetters, type ReadLetters } from './redecision-letters.ts'
export { redecisionReport } from './redecision-report.ts'
export {
  accountOfRedecision,
  accountsOfRedecision,
  allRedecided,
  type Followed,
  redecidedStandings,
  redecisionOf,
} from './redecisions.ts'
export { emptyRegister, type Register, readRegister } from './register.ts'
export {
  type ReviewedSubmission,
  reviewSubmission,
  type SubmissionDifference,
  submissionDifference,
} from './review-submission.ts'
export { acknowledgeVersion, rolloutOf, showVersion } from './rollout.ts'
export { refuseRows } from './rule-rows.ts'
export { type SimulateRequest, simulateProgramme } from './simulate-programme.ts'
export { checkFiles, publishSubmission, type SubmitRequest, submitProgramme } from './submit-programme.ts'
export { type SuppressionList, suppressionList } from './suppression.ts'
export { Sweeper } from './sweeper.ts'
export { takeAnswers } from './take-answers.ts'
export { type TryingWhat, triedFrom } from './tried-programme.ts'
export { type UndoRequest, undoGrant } from './undo-grant.ts'
export { refuseVerifying, type VerifyRequest, verifyPlan } from './verify-plan.ts'
export {
  compareVersions,
  printVersion,
  type VersionComparison,
  versionOf,
} from './versions.ts'
