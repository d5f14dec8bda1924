// What the routes of circumstances have in common: the day of the call, the region of a circumstance, its history.

import { localTimeFrom } from '../../contact/index.ts'
import { type Day, isoFromDay, type Refusal, refuse } from '../../kernel/index.ts'
import type { DayBounds } from '../../operations/index.ts'
import type { Circumstance, CircumstanceEvent, CircumstanceStep } from '../../store/index.ts'
import type { ApiTools, Call } from '../route.ts'
import { storeKey } from '../store-key.ts'

/** Today in Asia/Shanghai. */
export const todayOf = ({ clock }: Pick<ApiTools, 'clock'>): Day => localTimeFrom(clock()).day

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

export type CircumstanceStory = Circumstance & { readonly history: readonly CircumstanceEvent[] }

/** A circumstance with what was decided about it. */
export async function storyOf(
  { desk }: Pick<ApiTools, 'desk'>,
  known: Circumstance,
): Promise<CircumstanceStory> {
  return { ...known, history: await desk.store.circumstances.history(known.id) }
}

export const noSuchCircumstance = (id: string): Refusal =>
  refuse('circumstance_does_not_exist', `there is no circumstance ${id}`, 'circumstance')

type Acted = Call<
  { readonly circumstance: string },
  unknown,
  Omit<CircumstanceStep, 'act' | 'person'> | undefined
>

/** Takes a step with the circumstance of the address. */
export const takeStep = (
  { desk }: Pick<ApiTools, 'desk'>,
  act: CircumstanceStep['act'],
  call: Acted,
): Promise<Circumstance | Refusal> =>
  desk.store.circumstances.act(
    call.path.circumstance,
    { ...call.body, act, person: call.person.id },
    storeKey(call as never).key,
  )
