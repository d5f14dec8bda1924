// PostgreSQL: migrations, transactions, rows turned into domain values, and the evidence log that goes with them.

export type { StoreRefusal } from './decisions.ts'
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
export { type StoreRefusalCode, storeRefusals } from './refusals.ts'
export type { Run, RunVerdict } from './runs.ts'
export { openStore, type Store, type StoreOptions } from './store.ts'
export { StoreUnavailable } from './unavailable.ts'
export type { Matter, WorkItem, WorkItemFilter } from './work-items.ts'
