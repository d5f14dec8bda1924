// The work items of services: opened and closed with what outlets report, so that a stop waits for people in the inbox.

import { canonicalJson } from '../../evidence/index.ts'
import type { Step } from '../decisions.ts'
import type { Deadline } from '../inbox/work-items.ts'

/** What of the services waits for a person. */
export interface ServiceMatter {
  readonly code: string
  readonly service: string
  /** The league or city it lies in; empty where it is about the whole province. */
  readonly region: string
  /** The outlet that must be told; without it the matter is the league's. */
  readonly outlet?: string
  readonly owner?: string
  readonly deadline: Deadline
}

/** The matters that were opened and closed, by target. */
export interface MovedMatters {
  readonly opened: readonly string[]
  readonly closed: readonly string[]
}

const targetOf = ({ service, region, outlet = region }: ServiceMatter): string =>
  outlet === '' ? service : `${outlet}:${service}`

/** Closes the items that no longer hold, and opens those that do. Repeated it changes nothing. */
export async function moveServiceMatters(
  { queries, at }: Step,
  matters: readonly ServiceMatter[],
  person?: string,
): Promise<MovedMatters> {
  const wanted = canonicalJson(
    matters.map(({ deadline, ...matter }) => ({
      ...matter,
      target: targetOf({ ...matter, deadline }),
      dueDays: deadline.days,
      dueRule: deadline.rule,
    })),
  )
  const closed = await queries<{ target: string }[]>`
    update work_item set state = 'done', closed_at = ${at}, closed_by = ${person ?? null}, outcome = 'no_longer_so'
    where service is not null and state = 'open' and not exists (
      select from jsonb_to_recordset(${wanted}::text::jsonb) as wanted (code text, target text)
      where wanted.code = work_item.code and wanted.target = work_item.target)
    returning target`
  const opened = await queries<{ target: string }[]>`
    insert into work_item (service, outlet, account, code, target, owner, region, opened_at, due_day, due_rule)
    select service, outlet, '', code, target, owner, region, ${at}::timestamptz,
      (${at}::timestamptz at time zone 'Asia/Shanghai')::date + "dueDays", "dueRule"
    from jsonb_to_recordset(${wanted}::text::jsonb) as wanted (service text, outlet text, code text, target text,
      owner text, region text, "dueDays" int, "dueRule" text)
    order by code, target
    on conflict (account, code, target) where state = 'open' do nothing
    returning target`
  const targets = (rows: readonly { readonly target: string }[]) => rows.map(({ target }) => target).sort()
  return { opened: targets(opened), closed: targets(closed) }
}
