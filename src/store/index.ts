// PostgreSQL: migrations, transactions, rows turned into domain values, and the evidence log that goes with them.

export {
  type CallsOfDay,
  type ContactDecisions,
  type ContactRecord,
  noSuchDecision,
} from './contacts/contacts.ts'
export { type CircumstancePage, type QueuePlace, queuePlaceOf } from './customers/circumstance-queue.ts'
export {
  type Circumstance,
  type CircumstanceEvent,
  type CircumstanceState,
  circumstanceActs,
  circumstanceStates,
  howKnownWords,
  rejectionGrounds,
} from './customers/circumstance-rows.ts'
export {
  type Act as CircumstanceStep,
  type NewCircumstance,
  noSuchCircumstance,
} from './customers/circumstances.ts'
export {
  type NewObjection,
  type Objection,
  type ObjectionType,
  objectionTypes,
} from './customers/contact-objections.ts'
export {
  type Happening,
  type KeptHappening,
  keptHappenings,
  newestFirst,
} from './customers/customer-history.ts'
export {
  type CustomerView,
  type LaterPurpose,
  laterPurposes,
  type NewCustomerView,
  type ReadingPurpose,
  readingPurposes,
  type UnmaskPurpose,
  unmaskPurposes,
} from './customers/customer-views.ts'
export type { DeletionReason, DocumentRecord, ReviewItem } from './customers/documents.ts'
export { noSuchLine } from './customers/listed-circumstances.ts'
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
} from './customers/name-list-rows.ts'
export { type CountedList, type KeptList, noSuchList } from './customers/name-lists.ts'
export {
  type NewTelling,
  type Notice,
  type NoticeStep,
  noReport,
  noticeStatuses,
  type Telling,
} from './customers/notices.ts'
export type { EntryFilter, PlanPage, RowPlace } from './database/pages.ts'
export { StoreUnavailable } from './database/unavailable.ts'
export type { StoreRefusal } from './decisions.ts'
export type { MeasureFigures } from './figures/measure-figures.ts'
export type { EarlierNights, NightOnRecord, SystemRun } from './figures/overview.ts'
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
} from './inbox/inbox.ts'
export { noSuchItem } from './inbox/item-owners.ts'
export { decidedBy, takerRoles } from './inbox/takers.ts'
export type { CustomerOfItem, Deadline, Matter, WorkItem, WorkItemFilter } from './inbox/work-items.ts'
export { type Job, type JobClaims, type JobEnd, type JobKind, jobKinds, type NewJob } from './jobs.ts'
export {
  type ChannelReport,
  type ChannelState,
  channelStates,
  type NewChannelReport,
} from './outlets/channel-reports.ts'
export type { ServiceMatter } from './outlets/service-matters.ts'
export {
  type LastReports,
  type NewServiceReport,
  type OutletState,
  outletStates,
  type ServiceReport,
} from './outlets/service-reports.ts'
export { type FeedbackOfTask, feedbackTasks } from './people/feedback.ts'
export type { HeldRole, NodeMove, RoleChange } from './people/organisation.ts'
export { type Person, type Role, roles } from './people/people.ts'
export type {
  NewSession,
  OpenSession,
  SeenSession,
  SignInAttempt,
} from './people/sessions.ts'
export { signInOutcomes } from './people/sign-in-events.ts'
export { latestDayOfToken, type MachineToken, type NewToken } from './people/tokens.ts'
export * from './plan-files/index.ts'
export type {
  Decided,
  Plan as RecordedPlan,
  PlanDraft,
  PlanFilter,
  PlanSummary as PlanRecordSummary,
} from './plans/plans.ts'
export type {
  NewRedecision,
  RedecidedAccount,
  RedecidedCharge,
  RedecidedFilter,
  RedecidedInFull,
  Redecision,
  RedecisionAsked,
  RedecisionSums,
  RefusingNight,
  ServingPlan,
} from './plans/redecisions.ts'
export type { Run, RunVerdict } from './plans/runs.ts'
export type { MattersFollowed } from './programmes/acknowledgement-matters.ts'
export type { Acknowledgement, NewAcknowledgement } from './programmes/acknowledgements.ts'
export { departureAnswers, noSuchDeparture } from './programmes/departures.ts'
export {
  type Draft,
  type DraftRevision,
  draftsListed,
  noSuchDraft,
  refuseDiscarded,
  refuseStale,
  type SavedFile,
} from './programmes/drafts.ts'
export { refuseBehind } from './programmes/meanwhile.ts'
export type { Publication, PublishedVersion } from './programmes/programmes.ts'
export { noSuchSubmission, type Submission, submissionStates } from './programmes/submissions.ts'
export { type StoreRefusalCode, storeRefusals } from './refusals.ts'
export type { NeededBook, NewRemoval, Removal, RemovedKind } from './removals.ts'
export type { FirstAnswer, KeyedAnswer, RequestKey } from './requests.ts'
export type { Retention, RetentionDays } from './retention.ts'
export { openStore, type Store, type StoreOptions } from './store.ts'
