// How a thing stands, as an `ETag`: whoever names it in `If-Match` changes nothing that moved since they read it.

import { createHash } from 'node:crypto'
import { type Refusal, refuse } from '../kernel/index.ts'
import type { ApiTools, Route } from './route.ts'

/** The `ETag` of what moves a thing. */
export const etagOf = (state: readonly unknown[]): string =>
  `"${createHash('sha256').update(JSON.stringify(state)).digest('hex').slice(0, 32)}"`

/** How a thing stands, and which entries of the evidence log tell what moves it. */
export interface Standing {
  readonly etag: string
  readonly movedBy: readonly { readonly kind: string; readonly subject: string }[]
}

/** Entries of these kinds about a subject. */
export const about = (subject: string, ...kinds: readonly string[]): Standing['movedBy'] =>
  kinds.map((kind) => ({ kind, subject }))

type Path<Name extends string> = { readonly path: Readonly<Record<Name, string | number>> }

/** A plan moves when somebody decides about it, a version overtakes it, or it is begun to be applied. */
export async function stateOfPlan({ desk }: ApiTools, { path }: Path<'plan'>): Promise<Standing | undefined> {
  const plan = await desk.store.plans.findPlan(String(path.plan))
  if (plan === undefined) return undefined
  const { id, state, decided, overtaken, programme } = plan
  const run = await desk.store.runs.findRun(id)
  return {
    etag: etagOf([id, state, decided?.person, decided?.at, overtaken?.version, run?.startedAt]),
    movedBy: [
      ...about(id, 'plan_approved', 'plan_sent_back', 'run_started'),
      ...about(programme, 'programme_published'),
    ],
  }
}

/** A submission moves when it is published or sent back, or another version is published upon its base. */
export async function stateOfSubmission(
  { desk }: ApiTools,
  { path }: Path<'submission'>,
): Promise<Standing | undefined> {
  const submission = await desk.store.submissions.find(String(path.submission))
  if (submission === undefined) return undefined
  const { id, state, version, overtaken, programme } = submission
  return {
    etag: etagOf([id, state, version, overtaken?.version]),
    movedBy: about(programme, 'programme_published', 'programme_sent_back'),
  }
}

/** A work item moves when it is given to somebody or closed. */
export async function stateOfWorkItem(
  { desk }: ApiTools,
  { path }: Path<'item'>,
): Promise<Standing | undefined> {
  const item = await desk.store.workItems.find(Number(path.item))
  if (item === undefined) return undefined
  return {
    etag: etagOf([item.id, item.state, item.owner, item.closedAt]),
    movedBy: about(`${item.id}`, 'work_item_assigned', 'work_item_closed'),
  }
}

/** The roles of a person move when somebody gives or ends one; one that runs out by itself moves nothing. */
export async function stateOfRoles(
  { desk }: ApiTools,
  { path }: Path<'person'>,
): Promise<Standing | undefined> {
  const person = String(path.person)
  if ((await desk.store.people.findPerson(person)) === undefined) return undefined
  const roles = await desk.store.organisation.rolesOf(person)
  const given = roles.map(({ role, node, assignedAt, until, endedAt }) => [
    role,
    node,
    assignedAt,
    ...(endedAt !== undefined && endedAt !== until ? [endedAt] : []),
  ])
  return { etag: etagOf([person, given]), movedBy: about(person, 'role_assigned', 'role_ended') }
}

interface Asked {
  readonly path: Readonly<Record<string, unknown>>
  readonly headers: { readonly 'if-match'?: string | undefined }
}

/** What moved a thing last: what happened, by whom, and when. */
export interface Happening {
  readonly what: string
  readonly person: string
  readonly at: string
}

/** A refusal that tells what happened since the caller read the thing. */
export interface MovedRefusal extends Refusal {
  readonly meanwhile?: Happening
}

/** The refusal of a change whose caller read the thing as it no longer stands; undefined where they name nothing. */
export async function refuseMoved(
  { stateOf }: Route,
  tools: ApiTools,
  { path, headers }: Asked,
): Promise<MovedRefusal | undefined> {
  const seen = headers['if-match']
  if (stateOf === undefined || seen === undefined) return undefined
  const now = await stateOf(tools, { path: path as never })
  const named = seen.split(',').map((one) => one.trim())
  if (now === undefined || named.includes(now.etag) || named.includes('*')) return undefined
  const last = await findLast(tools, now)
  const who =
    last === undefined ? 'somebody changed it' : `${last.person} changed it (${last.what}, ${last.at})`
  const because = `${who} since you read it; read it again`
  const refusal = refuse('changed_since_it_was_read', because, 'if-match')
  return last === undefined ? refusal : { ...refusal, meanwhile: last }
}

async function findLast({ desk }: ApiTools, { movedBy }: Standing): Promise<Happening | undefined> {
  const index = await desk.store.pages.findLastEntry(movedBy)
  if (index === undefined) return undefined
  for await (const { kind, actor, body } of desk.store.log.entries(index, index + 1))
    return { what: kind, person: actor, at: String(body.at) }
  return undefined
}
