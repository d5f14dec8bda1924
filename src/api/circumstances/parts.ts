// What the routes of circumstances have in common: the day of the call, the region of a circumstance, its history.

import { type Day, isoFromDay, isRefusal, type Refusal } from '../../kernel/index.ts'
import type { DayBounds } from '../../operations/index.ts'
import { bankDay } from '../../operations/index.ts'
import type { Caller } from '../../organisation/index.ts'
import {
  type Circumstance,
  type CircumstanceEvent,
  type CircumstanceStep,
  circumstanceStates,
  type DocumentRecord,
  type ReviewItem,
} from '../../store/index.ts'
import type { ApiTools, Call } from '../route.ts'
import { about, etagOf, type Standing } from '../states.ts'
import { storeKey } from '../store-key.ts'

/** Today in Asia/Shanghai. */
export const todayOf = ({ clock }: Pick<ApiTools, 'clock'>): Day => bankDay(clock())

/** The days one may speak about, as they are answered. */
export const boundsInDays = (bounds: DayBounds): Readonly<Record<keyof DayBounds, string>> => ({
  firstDayMin: isoFromDay(bounds.firstDayMin),
  firstDayMax: isoFromDay(bounds.firstDayMax),
  lastDayMax: isoFromDay(bounds.lastDayMax),
  documentDayMin: isoFromDay(bounds.documentDayMin),
  documentDayMax: isoFromDay(bounds.documentDayMax),
})

/** The region of a circumstance; undefined where there is none or nobody knows it. */
export async function regionOfCircumstance(
  { desk }: Pick<ApiTools, 'desk'>,
  { path }: { readonly path: { readonly circumstance: string } },
): Promise<string | undefined> {
  const found = await desk.store.circumstances.find(path.circumstance)
  return found === undefined || found.region === '' ? undefined : found.region
}

export type CircumstanceStory = Circumstance & {
  readonly history: readonly CircumstanceEvent[]
  readonly documents: readonly object[]
  /** While it waits to be verified: the work item by which a reviewer takes it, and who has. */
  readonly review?: ReviewItem
  /** How it stands, to be named when it is decided about. */
  readonly etag: string
}

/** A circumstance with what was decided about it. */
export async function storyOf(
  { desk }: Pick<ApiTools, 'desk'>,
  known: Circumstance,
): Promise<CircumstanceStory> {
  const { circumstances, documents } = desk.store
  const brought = await documents.ofCircumstance(known.id)
  const shown = await Promise.all(brought.map((one) => shownDocument({ desk }, one)))
  const history = await circumstances.history(known.id)
  const review = await documents.reviewOf(known.id)
  const etag = etagOfParts(known, history, brought)
  return { ...known, history, documents: shown, ...(review && { review }), etag }
}

const etagOfParts = (
  { id, state, lastDay }: Circumstance,
  history: readonly CircumstanceEvent[],
  documents: readonly DocumentRecord[],
): string =>
  etagOf([id, state, lastDay, history.length, documents.map(({ id: own, deletedAt }) => [own, deletedAt])])

/** A circumstance moves with every step, and with every document that is brought or deleted. */
export async function stateOfCircumstance(
  { desk }: ApiTools,
  { path }: { readonly path: { readonly circumstance: string } },
): Promise<Standing | undefined> {
  const { circumstances, documents } = desk.store
  const known = await circumstances.find(path.circumstance)
  if (known === undefined) return undefined
  const { id } = known
  const [history, brought] = [await circumstances.history(id), await documents.ofCircumstance(id)]
  return {
    etag: etagOfParts(known, history, brought),
    movedBy: [
      ...about(id, ...circumstanceStates.map((state) => `circumstance_${state}`)),
      ...brought.flatMap((document) => about(document.id, 'document_kept', 'document_deleted')),
    ],
  }
}

/** A document as it is answered. */
export async function shownDocument(
  { desk }: Pick<ApiTools, 'desk'>,
  document: DocumentRecord,
): Promise<object> {
  const { region: _, ...shown } = document
  return { ...shown, sameOfOthers: await desk.store.documents.sameContent(document) }
}

/** Keeps that a person was told what happened to these customers, once for each. */
export function keepLooks(
  { desk }: Pick<ApiTools, 'desk'>,
  { id: person }: Pick<Caller, 'id'>,
  told: readonly { readonly customer: string; readonly region: string }[],
) {
  const regions = new Map(told.map(({ customer, region }) => [customer, region]))
  const looks = [...regions].map(([customer, region]) => ({
    person,
    customer,
    region,
    act: 'circumstance' as const,
  }))
  return desk.store.customerViews.record(looks)
}

type Acted = Call<
  { readonly circumstance: string },
  unknown,
  Omit<CircumstanceStep, 'act' | 'person'> | undefined
>

/** Takes a step with the circumstance of the address; with a withdrawn one its documents go at once. */
export async function takeStep(
  { desk, documents }: Pick<ApiTools, 'desk' | 'documents'>,
  act: CircumstanceStep['act'],
  call: Acted,
): Promise<Circumstance | Refusal> {
  const { circumstance } = call.path
  const person = call.person.id
  const step = { ...call.body, act, person }
  const taken = await desk.store.circumstances.act(circumstance, step, storeKey(call).key)
  const isWithdrawn = !isRefusal(taken) && taken.state === 'withdrawn' && !call.isRehearsal
  if (isWithdrawn) await documents.forget(circumstance, person)
  return taken
}
