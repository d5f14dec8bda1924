// By when a matter must be done, and which rule says so: the rules of the bank have the numbers and their sources.

import type { HouseRules } from '../../house/index.ts'
import type { Deadline, Matter } from '../../store/index.ts'
import type { Desk } from '../desk.ts'

type DeadlineRules = HouseRules['deadlines']

/** The deadline of a matter by its code: a record worse than the debt, what was promised already, and all else. */
function deadlineOf(code: string, rules: DeadlineRules): Deadline {
  if (code === 'record_worse_than_arithmetic')
    return { days: rules.creditRecordObjection, rule: 'credit_record_objection' }
  return code.startsWith('refused_')
    ? { days: rules.promisedCorrection, rule: 'promised_correction' }
    : { days: rules.ownMistake, rule: 'bank_promise' }
}

/** What work items call the rule of the bank that gave them their day. */
const dueRules: Readonly<Record<string, string>> = {
  'deadlines.creditRecordObjection': 'credit_record_objection',
  'deadlines.ownMistake': 'bank_promise',
  'deadlines.promisedCorrection': 'promised_correction',
  'deadlines.evidenceReview': 'evidence_review',
  'deadlines.departureAnswer': 'departure_answer',
  'deadlines.secondPerson': 'second_person',
  'outlets.acknowledgeHours': 'acknowledge_version',
  'outlets.acknowledgeEscalateHours': 'acknowledge_version',
  'outlets.acknowledgeEscalatedHours': 'acknowledge_escalated',
  'outlets.stoppedServiceDays': 'service_stopped',
  'outlets.alternativeClosedDays': 'alternative_closed',
}

/** How many open work items keep the day that a rule gave them; undefined for a rule that gives none. */
export async function itemsPromisedBy(
  { store }: Pick<Desk, 'store'>,
  rule: string,
): Promise<number | undefined> {
  const dueRule = dueRules[rule]
  return dueRule === undefined ? undefined : store.houseRecord.openItems(dueRule)
}

/** The matters with their deadlines; one that has its own keeps it. */
export const withDeadlines = ({ house }: Desk, matters: readonly Matter[]): readonly Matter[] =>
  matters.map((matter) => ({ deadline: deadlineOf(matter.code, house.rules.deadlines), ...matter }))
