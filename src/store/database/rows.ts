// The only place where rows of the database become values of the domain.

import { dayFromIso } from '../../kernel/index.ts'
import type { OrganisationNode, Role as OrganisationRole } from '../../organisation/index.ts'
import type { ProgrammePack } from '../../programmes/index.ts'
import type { WorkItem } from '../inbox/work-items.ts'
import type { HeldRole, PastRole } from '../people/organisation.ts'
import type { Person, Role } from '../people/people.ts'
import type { Decided, Overtaking, Plan, PlanSummary } from '../plans/plans.ts'
import type { Run, RunVerdict } from '../plans/runs.ts'
import type { PublishedVersion } from '../programmes/programmes.ts'

export interface PersonRow {
  readonly id: string
  readonly nameZh: string
  readonly nameEn: string
  readonly roles: readonly Role[]
  readonly employeeNumber: string | null
}

export function personFromRow({ id, nameZh, nameEn, roles, employeeNumber }: PersonRow): Person {
  const person = { id, name: { zh: nameZh, en: nameEn }, roles: [...roles] }
  return employeeNumber === null ? person : { ...person, employeeNumber }
}

export interface VersionRow {
  readonly programme: string
  readonly version: number
  readonly digest: string
  readonly content: ProgrammePack
  readonly author: string
  readonly approver: string
  readonly reason: string
  readonly publishedAt: string
  readonly validFrom: string
}

export const versionFromRow = ({ content, validFrom, ...row }: VersionRow): PublishedVersion => ({
  ...row,
  pack: content,
  validFrom: dayFromIso(validFrom),
})

export interface PlanRow {
  readonly id: string
  readonly kind: Plan['kind']
  readonly programme: string
  readonly version: number
  readonly book: string
  readonly asOf: string
  readonly summary: PlanSummary
  readonly folder: string
  readonly draftedBy: string
  readonly draftedAt: string
  readonly decision: Decided['decision'] | null
  readonly decidedBy: string | null
  readonly decidedAt: string | null
  readonly reason: string | null
  readonly undoReason: string | null
  readonly overtaken: Overtaking | null
  readonly redecidedBy: readonly string[] | null
}

export function planFromRow(row: PlanRow): Plan {
  const { asOf, decision, decidedBy, decidedAt, reason, undoReason, overtaken, redecidedBy, ...rest } = row
  const plan = {
    ...rest,
    asOf: dayFromIso(asOf),
    ...(undoReason !== null && { undoReason }),
    ...(overtaken !== null && { overtaken }),
    ...(redecidedBy !== null && { redecidedBy }),
  }
  if (decision === null) return { ...plan, state: 'drafted' }
  const decided = { plan: row.id, decision, person: decidedBy!, at: decidedAt! }
  return { ...plan, state: decision, decided: reason === null ? decided : { ...decided, reason } }
}

export interface DecisionRow {
  readonly plan: string
  readonly decision: Decided['decision']
  readonly person: string
  readonly reason: string | null
  readonly at: string
}

export const decidedFromRow = ({ reason, ...row }: DecisionRow): Decided =>
  reason === null ? row : { ...row, reason }

export interface RunRow extends Omit<Run, 'finishedAt' | 'verdicts'> {
  readonly finishedAt: string | null
  readonly verdicts: readonly RunVerdict[]
}

export const runFromRow = ({ finishedAt, verdicts, ...row }: RunRow): Run => ({
  ...row,
  ...(finishedAt !== null && { finishedAt }),
  verdicts: verdicts.map(verdictFromRow),
})

function verdictFromRow({ reasons, ...verdict }: RunVerdict): RunVerdict {
  return reasons === undefined || Object.keys(reasons).length === 0 ? verdict : { ...verdict, reasons }
}

export interface NodeRow {
  readonly id: string
  readonly kind: OrganisationNode['kind']
  readonly nameZh: string
  readonly nameEn: string
  readonly parent: string | null
  readonly regionPrefix: string
}

export function nodeFromRow({ id, kind, nameZh, nameEn, parent, regionPrefix }: NodeRow): OrganisationNode {
  const node = { id, kind, name: { zh: nameZh, en: nameEn }, regionPrefix }
  return parent === null ? node : { ...node, parent }
}

export interface AssignmentRow {
  readonly person: string
  readonly role: OrganisationRole
  readonly node: string
  readonly regionPrefix: string
  readonly assignedBy: string
  readonly assignedAt: string
  readonly reason: string | null
  readonly untilAt: string | null
}

export interface PastAssignmentRow extends AssignmentRow {
  readonly endedBy: string | null
  readonly endedAt: string | null
  readonly endReason: string | null
}

export const pastRoleFromRow = ({ endedBy, endedAt, endReason, ...row }: PastAssignmentRow): PastRole => ({
  ...heldFromRow(row),
  ...(endedAt !== null && { endedBy: endedBy!, endedAt }),
  ...(endReason !== null && { endReason }),
})

export const heldFromRow = ({ reason, untilAt, ...row }: AssignmentRow): HeldRole => ({
  ...row,
  ...(reason !== null && { reason }),
  ...(untilAt !== null && { until: untilAt }),
})

export interface WorkItemRow {
  readonly id: number
  readonly plan: string | null
  readonly circumstance: string | null
  readonly departure: string | null
  readonly acknowledgement: string | null
  readonly service: string | null
  readonly outlet: string | null
  readonly submission: string | null
  readonly ruleChange: string | null
  readonly draftedPlan: string | null
  readonly nameList: string | null
  readonly askedBy: string | null
  readonly account: string
  readonly code: string
  readonly target: string
  readonly amountMinor: number | null
  readonly owner: string | null
  /** Empty when the region of the account is not known. */
  readonly region: string
  readonly state: WorkItem['state']
  readonly openedAt: string
  readonly closedAt: string | null
  readonly closedBy: string | null
  readonly outcome: string | null
  readonly dueDay: string | null
  readonly dueRule: string | null
  readonly customer: string
}

/** `icbc-im-2020@2/wuhai.haibowan` in its parts; the database keeps the form. */
function missedFromId(id: string): NonNullable<WorkItem['acknowledgement']> {
  const [version, node] = [id.lastIndexOf('@'), id.indexOf('/')]
  return {
    programme: id.slice(0, version),
    version: Number(id.slice(version + 1, node)),
    node: id.slice(node + 1),
  }
}

export function workItemFromRow(row: WorkItemRow): WorkItem {
  const { id, plan, account, circumstance, departure, service, outlet, code, state, openedAt } = row
  const { submission, ruleChange, draftedPlan, nameList, askedBy } = row
  return {
    id,
    code,
    state,
    openedAt,
    ...(plan !== null && { plan, account }),
    ...(circumstance !== null && { circumstance }),
    ...(departure !== null && { departure }),
    ...(row.acknowledgement !== null && { acknowledgement: missedFromId(row.acknowledgement) }),
    ...(service !== null && { service }),
    ...(outlet !== null && { outlet }),
    ...(submission !== null && { submission }),
    ...(ruleChange !== null && { ruleChange: { id: ruleChange, rule: row.target } }),
    ...(draftedPlan !== null && { draftedPlan }),
    ...(nameList !== null && { nameList }),
    ...(askedBy !== null && { askedBy }),
    ...(row.target !== '' && plan !== null && { target: row.target }),
    ...(row.amountMinor !== null && { amountMinor: row.amountMinor as WorkItem['amountMinor'] & number }),
    ...(row.owner !== null && { owner: row.owner }),
    ...(row.region !== '' && { region: row.region }),
    ...(row.dueDay !== null && { dueDay: row.dueDay, dueRule: row.dueRule! }),
    ...(row.customer !== '' && { customer: row.customer }),
    ...(row.closedBy !== null && { closedBy: row.closedBy }),
    ...(row.closedAt !== null && { closedAt: row.closedAt, outcome: row.outcome! }),
  }
}
