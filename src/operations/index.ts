// The verbs of the bank over real store, files and systems, a folder for each part of its work. Called by cli and api alike.

export type { Simulation } from '../store/index.ts'
export { circumstancesAhead } from './customers/circumstances-ahead.ts'
export {
  CustomerDesk,
  type CustomerDeskOptions,
  type CustomerStory,
  openDirectoryOf,
  unknownCustomer,
} from './customers/customer-desk.ts'
export {
  type HappeningKind,
  type HistoryEntry,
  happeningKinds,
  historyOfCustomer,
} from './customers/customer-history.ts'
export { type DueDeletion, deleteDue, findDue } from './customers/delete-due.ts'
export { DocumentDesk, type DocumentDeskOptions, noSuchDocument } from './customers/document-desk.ts'
export { importListFile } from './customers/import-list.ts'
export { keptLine } from './customers/kept-line.ts'
export { lapseOverdue } from './customers/lapse-circumstances.ts'
export { type LoadCustomersRequest, type LoadedCustomers, loadCustomers } from './customers/load-customers.ts'
export { type ImportList, NameListDesk, type TriedList } from './customers/name-list-desk.ts'
export {
  type DayBounds,
  dayBounds,
  type RecordCircumstance,
  recordCircumstance,
} from './customers/record-circumstance.ts'
export { findUnderEarlier, reseal, type UnderEarlier } from './customers/reseal.ts'
export { nextSteps } from './customers/what-comes-next.ts'
export { type ContactDecision, ContactDesk, type ContactRequest } from './decisions/decide-contact.ts'
export { decideFee, type FeeDecision, type FeeRequest } from './decisions/decide-fee.ts'
export { decideRelief, type ReliefDecision } from './decisions/decide-relief.ts'
export { ObjectionsKnown } from './decisions/objections-known.ts'
export { type Desk, type LongWork, planOnFile, type Systems } from './desk.ts'
export {
  kpiCodes,
  kpiLists,
  kpisOf,
  kpiUnits,
  kpiUnknowns,
  outletsServing,
} from './figures/measure-kpis.ts'
export { carriersOf } from './figures/measure-services.ts'
export {
  figuresFrom,
  type Line,
  linesFrom,
  linesOf,
  type NightFigures,
  type Nights,
  nightsOf,
  programmeAtAGlance,
  returnedSoFar,
  type ServiceState,
} from './figures/overview.ts'
export { JobRunner, type JobRunnerOptions } from './jobs/job-runner.ts'
export type { OpenSystems } from './jobs/job-work.ts'
export { Sweeper } from './jobs/sweeper.ts'
export {
  letterArticle,
  letterLanguages,
  letterPage,
  letterPageFoot,
  letterPageHead,
  type OpenLetters,
} from './letters/letter-page.ts'
export { type ApplyRequest, applyPlan } from './night/apply-plan.ts'
export { bankDay } from './night/bank-day.ts'
export { bookOfDesk, listBooks, type RemovedBook } from './night/books.ts'
export {
  allCorrections,
  type CorrectionsFilter,
  correctionsOfPlan,
  countOfCorrections,
  type ListName,
  listKinds,
  listOfPlan,
  type OpenList,
} from './night/corrections.ts'
export { type BenchDraft, draftForBench } from './night/draft-for-bench.ts'
export { type DraftRequest, draftPlan } from './night/draft-plan.ts'
export { exampleAccount } from './night/example-account.ts'
export { type ExplainRequest, explainAccount, unknownInPlan } from './night/explain-account.ts'
export {
  type Extract,
  extractOfDay,
  type ImportedBook,
  type Importing,
  listExtracts,
} from './night/extracts.ts'
export { importBookWithRecorded } from './night/import-book.ts'
export { findOldNights, type OldFolder, type OldNights } from './night/old-nights.ts'
export { outcomesOfPlan } from './night/outcomes.ts'
export { emptyRegister, type Register, readRegister } from './night/register.ts'
export { removeNightly, removeOldNights } from './night/remove-old.ts'
export { type SuppressionList, suppressionList } from './night/suppression.ts'
export { type UndoRequest, undoGrant } from './night/undo-grant.ts'
export { refuseVerifying, type VerifyRequest, verifyPlan } from './night/verify-plan.ts'
export { lettersOfPlan } from './notices/notice-letters.ts'
export {
  type NoticeShown,
  noticesOfCustomer,
  type TellingShown,
  tellingOfPlan,
} from './notices/notices-shown.ts'
export { type MessageTools, sendNotices } from './notices/send-notices.ts'
export { countToTell, refuseTelling, type Told, tellCustomers } from './notices/tell-customers.ts'
export { followAcknowledgements } from './outlets/follow-acknowledgements.ts'
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
} from './outlets/outlet-services.ts'
export { acknowledgeVersion, rolloutOf, showVersion } from './outlets/rollout.ts'
export { bringForward, fileSides, filesAhead } from './programmes/bring-forward.ts'
export {
  allEffects,
  compareAccount,
  compareFolders,
  compareForBench,
  effectsOfComparison,
  sweepComparisons,
} from './programmes/comparisons.ts'
export type { PlaceDifference } from './programmes/content-difference.ts'
export type { Declaration } from './programmes/declare-emergency.ts'
export { draftHistory, type TracedRevision } from './programmes/draft-history.ts'
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
} from './programmes/drafts.ts'
export { emergencyKindOf } from './programmes/emergency-of-plan.ts'
export { InForce, type InForceOptions } from './programmes/in-force.ts'
export type { PolicyFile } from './programmes/policy-files.ts'
export type { ProgrammeChange } from './programmes/programme-change.ts'
export { programmeHistory, programmeLife, type VersionStep } from './programmes/programme-life.ts'
export { publishedProgramme } from './programmes/published-programme.ts'
export {
  type ReviewedSubmission,
  reviewSubmission,
  type SubmissionDifference,
  submissionDifference,
} from './programmes/review-submission.ts'
export { refuseRows } from './programmes/rule-rows.ts'
export { type SimulateRequest, simulateProgramme } from './programmes/simulate-programme.ts'
export {
  checkFiles,
  publishSubmission,
  type SubmitRequest,
  submitProgramme,
} from './programmes/submit-programme.ts'
export { takeAnswers } from './programmes/take-answers.ts'
export { type TryingWhat, triedFrom } from './programmes/tried-programme.ts'
export {
  compareVersions,
  printVersion,
  type VersionComparison,
  versionOf,
} from './programmes/versions.ts'
export {
  askRedecision,
  openLetters,
  type RedecisionShown,
  showRedecision,
} from './redecisions/ask-redecision.ts'
export { leftTheBook } from './redecisions/redecide.ts'
export { lettersOfRedecision, type ReadLetters } from './redecisions/redecision-letters.ts'
export { redecisionReport } from './redecisions/redecision-report.ts'
export {
  accountOfRedecision,
  accountsOfRedecision,
  allRedecided,
  type Followed,
  redecidedStandings,
  redecisionOf,
} from './redecisions/redecisions.ts'
export {
  confirmRule,
  proposeRule,
  ruleChanges,
  type StandingChange,
  standForRule,
} from './rules/change-rules.ts'
export { itemsPromisedBy } from './rules/deadlines.ts'
export { heldFrom, ruleChangeStates } from './rules/house-changes.ts'
export { deskOver, HouseHeld, openHouseHeld } from './rules/house-held.ts'
export { bankToday, contactTerms, documentRules, listLimits, retentionOf } from './rules/house-terms.ts'
