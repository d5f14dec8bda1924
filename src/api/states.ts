// How a thing stands, as an `ETag`: whoever names it in `If-Match` changes nothing that moved since they read it.

import { createHash } from 'node:crypto'
import { type Refusal, refuse } from '../kernel/index.ts'
import type { ApiTools, Route } from './route.ts'

const etagOf = (state: readonly unknown[]): string =>
  `"${createHash('sha256').update(JSON.stringify(state)).digest('hex').slice(0, 32)}"`

type Path<Name extends string> = { readonly path: Readonly<Record<Name, string | number>> }

/** A plan moves when somebody decides about it. */
export async function stateOfPlan({ desk }: ApiTools, { path }: Path<'plan'>): Promise<string | undefined> {
  const plan = await desk.store.plans.findPlan(String(path.plan))
  return plan && etagOf([plan.id, plan.state, plan.decided?.person, plan.decided?.at])
}

/** A submission moves when it is published or sent back. */
export async function stateOfSubmission(
  { desk }: ApiTools,
  { path }: Path<'submission'>,
): Promise<string | undefined> {
  const submission = await desk.store.submissions.find(String(path.submission))
  return submission && etagOf([submission.id, submission.state, submission.version])
}

/** A work item moves when it is given to somebody or closed. */
export async function stateOfWorkItem(
  { desk }: ApiTools,
  { path }: Path<'item'>,
): Promise<string | undefined> {
  const item = await desk.store.workItems.find(Number(path.item))
  return item && etagOf([item.id, item.state, item.owner, item.closedAt])
}

interface Asked {
  readonly path: Readonly<Record<string, unknown>>
  readonly headers: { readonly 'if-match'?: string | undefined }
}

/** The refusal of a change whose caller read the thing as it no longer stands; undefined where they name nothing. */
export async function refuseMoved(
  { stateOf }: Route,
  tools: ApiTools,
  { path, headers }: Asked,
): Promise<Refusal | undefined> {
  const seen = headers['if-match']
  if (stateOf === undefined || seen === undefined) return undefined
  const now = await stateOf(tools, { path: path as never })
  const named = seen.split(',').map((one) => one.trim())
  if (now === undefined || named.includes(now) || named.includes('*')) return undefined
  return refuse(
    'changed_since_it_was_read',
    'somebody changed it since you read it; read it again',
    'if-match',
  )
}
