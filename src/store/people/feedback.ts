// Whether a finished task was clear, as the people who did it say, and how many said so.

import { refuseText } from '../database/texts.ts'
import { commandUnder, type Decisions, type StoreRefusal } from '../decisions.ts'

/** The tasks after which people are asked. */
export const feedbackTasks = [
  'approve_plan',
  'send_back_plan',
  'apply_plan',
  'close_work_item',
  'submit_programme',
  'publish_programme',
  'assign_role',
  'unmask_customer',
  'record_circumstance',
  'decide_circumstance',
  'import_name_list',
  'check_name_list',
] as const

export interface NewFeedback {
  readonly person: string
  readonly task: (typeof feedbackTasks)[number]
  readonly wasClear: boolean
  readonly words?: string
  /** Given again under the same key, it is kept once. */
  readonly key?: string
}

export interface FeedbackOfTask {
  readonly task: string
  readonly clear: number
  readonly unclear: number
  /** What people wrote, the latest first, without who. */
  readonly words: readonly string[]
}

const wordsMax = 20

export class Feedback {
  readonly #decisions: Decisions

  constructor(decisions: Decisions) {
    this.#decisions = decisions
  }

  /** Keeps one answer. */
  async give({ key, ...said }: NewFeedback): Promise<true | StoreRefusal> {
    const { person, task, wasClear, words } = said
    const malformed = refuseText(words ?? '', 'words')
    if (malformed !== undefined) return malformed
    const given = words?.trim() ?? ''
    return this.#decisions.take(
      async ({ queries, at }) => {
        await queries`
        insert into feedback (person, task, was_clear, words, at)
        values (${person}, ${task}, ${wasClear}, nullif(${given}, ''), ${at})`
        return true as const
      },
      commandUnder(key, 'feedback_give', said),
    )
  }

  /** The answers by task. */
  list(): Promise<readonly FeedbackOfTask[]> {
    return this.#decisions.sql<FeedbackOfTask[]>`
      select task, count(*) filter (where was_clear)::int as clear, count(*) filter (where not was_clear)::int as unclear,
        coalesce((select json_agg(one.words) from (
          select words from feedback as said where said.task = feedback.task and words is not null
          order by id desc limit ${wordsMax}) as one), '[]') as words
      from feedback group by task order by task`
  }
}
