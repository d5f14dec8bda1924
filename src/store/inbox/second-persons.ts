// The work items of what waits for a second person: submissions, changes of rules, drafted plans, name lists; opened and closed with them.

import type { Step } from '../decisions.ts'

/** What waited for a second person and was decided. */
export interface Settled {
  /** The submissions, the change, the plan or the name list. */
  readonly about: readonly string[]
  readonly outcome: string
  readonly person: string
}

/**
 * Closes the items of what no longer waits and opens those of what does (`second_person_matter`, migration 0118). What
 * was not decided itself was overtaken, by whoever decided. Repeated it changes nothing.
 */
export async function moveSecondPersons({ queries, at }: Step, settled?: Settled): Promise<void> {
  const { about = [], outcome = 'overtaken', person = null } = settled ?? {}
  await queries`
    update work_item set state = 'done', closed_at = ${at}, closed_by = ${person},
      outcome = case when coalesce(submission, rule_change, drafted_plan, name_list) = any(${[...about]}::text[])
        then ${outcome} else 'overtaken' end
    where num_nonnulls(submission, rule_change, drafted_plan, name_list) = 1 and state = 'open' and not exists (
      select from second_person_matter as waits
      where (waits.code, coalesce(waits.submission, waits.rule_change, waits.drafted_plan, waits.name_list))
        = (work_item.code,
          coalesce(work_item.submission, work_item.rule_change, work_item.drafted_plan, work_item.name_list)))`
  await queries`
    insert into work_item
      (submission, rule_change, drafted_plan, name_list, account, code, target, asked_by, region, opened_at, due_day,
        due_rule)
    select submission, rule_change, drafted_plan, name_list, '', code, target, asked_by, region, ${at}::timestamptz,
      today + days, case when days is not null then 'second_person' end
    from second_person_matter, (select (${at}::timestamptz at time zone 'Asia/Shanghai')::date as today) as clock,
      lateral (select (house_rule_on('deadlines.secondPerson', today) ->> 'value')::integer as days) as rule
    on conflict (account, code, target) where state = 'open' do nothing`
}
