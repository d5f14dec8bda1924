// PostgreSQL: migrations, transactions, rows turned into domain values, and the evidence log that goes with them.

export type { MattersFollowed } from './acknowledgement-matters.ts'
export type { Acknowledgement, NewAcknowledgement } from './acknowledgements.ts'
export {
  type ChannelReport,
  type ChannelState,
  channelStates,
  type NewChannelReport,
} from './channel-reports.ts'
export {
  type Circumstance,
  type CircumstanceEvent,
  type CircumstanceState,
  circumstanceActs,
  circumstanceStates,
  howKnownWords,
  rejectionGrounds,
} from './circumstance-rows.ts'
export {
  type Act as CircumstanceStep,
  type CircumstancePage,
  type NewCircumstance,
  noSuchCircumstance,
  recordCircumstanceIn,
} from './circumstances.ts'
export {
  type NewObjection,
  type Objection,
  type ObjectionType,
  objectionTypes,
} from './contact-objections.ts'
export { type CallsOfDay, type ContactDecisions, type ContactRecord, noSuchDecision } from './contacts.ts'
export {
  type CustomerView,
  type LaterPurpose,
  laterPurposes,
  type NewCustomerView,
  type ReadingPurpose,
  readingPurposes,
  type UnmaskPurpose,
  unmaskPurposes,
} from './customer-views.ts'
export type { StoreRefusal } from './decisions.ts'
export { departureAnswers, noSuchDeparture } from './departures.ts'
export type { DeletionReason, DocumentRecord, ReviewItem } from './documents.ts'
export {
  type Draft,
  type DraftRevision,
  draftsListed,
  noSuchDraft,
  refuseDiscarded,
  refuseStale,
  type SavedFile,
} from './drafts.ts'
export { type FeedbackOfTask, feedbackTasks } from './feedback.ts'
export {
  type FileSays,
  type NewRuleChange,
  type RuleChange,
  type RuleLine,
  ruleOrigins,
} from './house-record.ts'
export {
  type InboxSubject,
  type InboxWish,
  inboxDues,
  inboxOwners,
  inboxSubjects,
  type SavedFilter,
} from './inbox.ts'
export { noSuchItem } from './item-owners.ts'
export { type Job, type JobEnd, type JobKind, jobKinds, type NewJob } from './jobs.ts'
export { noSuchLine } from './listed-circumstances.ts'
export { refuseBehind } from './meanwhile.ts'
export type { MeasureFigures } from './measure-figures.ts'
export {
  type AnswerWay,
  answerWays,
  type LineState,
  type ListLine as KeptListLine,
  type ListSender,
  type ListState,
  lineStates,
  listSenders,
  listStates,
  type NameList,
  type NewListLine,
} from './name-list-rows.ts'
export { type CountedList, type KeptList, noSuchList } from './name-lists.ts'
export type { HeldRole, NodeMove, RoleChange } from './organisation.ts'
export type { NightOnRecord, SystemRun } from './overview.ts'
export type { EntryFilter, PlanPage, RowPlace } from './pages.ts'
export { type Person, type Role, roles } from './people.ts'
export * from './plan-files/index.ts'
export {
  type Decided,
  type Plan as RecordedPlan,
  type PlanDraft,
  type PlanFilter,
  type PlanSummary as PlanRecordSummary,
  planCan,
} from './plans.ts'
export type { Publication, PublishedVersion } from './programmes.ts'
export type {
  NewRedecision,
  RedecidedAccount,
  RedecidedFilter,
  RedecidedInFull,
  Redecision,
  RedecisionAsked,
  RedecisionSums,
  RefusingNight,
  ServingPlan,
} from './redecisions.ts'
export { type StoreRefusalCode, storeRefusals } from './refusals.ts'
export type { FirstAnswer, KeyedAnswer, RequestKey } from './requests.ts'
export type { Retention, RetentionDays } from './retention.ts'
export type { Run, RunVerdict } from './runs.ts'
export type { ServiceMatter } from './service-matters.ts'
export {
  type LastReports,
  type NewServiceReport,
  type OutletState,
  outletStates,
  type ServiceReport,
} from './service-reports.ts'
export type {
  NewSession,
  OpenSession,
  SeenSession,
  SignInAttempt,
} from './sessions.ts'
export { signInOutcomes } from './sign-in-events.ts'
export { openStore, type Store, type StoreOptions } from './store.ts'
export { noSuchSubmission, type Submission, submissionStates } from './submissions.ts'
export { decidedBy, takerRoles } from './takers.ts'
export type { MachineToken, NewToken } from './tokens.ts'
export { StoreUnavailable } from './unavailable.ts'
export type { CustomerOfItem, Deadline, Matter, WorkItem, WorkItemFilter } from './work-items.ts'
