// By when a matter must be done, and which rule says so: the law where there is one, else what the bank promises.

import type { Deadline, Matter } from '../store/index.ts'

/**
 * Calendar days after a matter was found. Whoever objects to a credit record is answered within 20 days (Regulation on
 * the credit reporting industry 征信业管理条例, article 25); a complaint whose facts are clear is decided within 15 days
 * (银行业保险业消费投诉处理管理办法), which the bank promises for its own mistakes too; a correction a system refused was
 * promised to the customer already and waits no longer than 5.
 */
const deadlines = {
  credit_record_objection: { days: 20, rule: 'credit_record_objection' },
  bank_promise: { days: 15, rule: 'bank_promise' },
  promised_correction: { days: 5, rule: 'promised_correction' },
} as const satisfies Readonly<Record<string, Deadline>>

/** The deadline of a matter by its code. */
function deadlineOf(code: string): Deadline {
  if (code === 'record_worse_than_arithmetic') return deadlines.credit_record_objection
  return code.startsWith('refused_') ? deadlines.promised_correction : deadlines.bank_promise
}

/** The matters with their deadlines; one that has its own keeps it. */
export const withDeadlines = (matters: readonly Matter[]): readonly Matter[] =>
  matters.map((matter) => ({ deadline: deadlineOf(matter.code), ...matter }))
