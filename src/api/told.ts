// What happened to a customer is told to those who record or verify it where the customer lies; each telling is a look on record.

import { isRefusal, type Refusal, type Relation, relations } from '../kernel/index.ts'
import { type Caller, regionsOf } from '../organisation/index.ts'
import type { AccountAnswer } from '../reconcile/index.ts'
import { mayIn } from './reach.ts'
import type { ApiTools } from './route.ts'

const knowing = ['circumstance.record', 'circumstance.verify'] as const

/** True where the caller may know what happened to the customers of a region. */
export const mayKnow = (caller: Caller, region: string): boolean =>
  knowing.some((verb) => mayIn(caller, verb, region))

/** Customers whose circumstances a caller is told. */
export type Told = ReadonlySet<string>

const nobody: Told = new Set()

/** Of these customers those whom the caller may know about; that they are told is kept first. */
export async function tell(
  { customers, desk }: Pick<ApiTools, 'customers' | 'desk'>,
  caller: Caller,
  people: Iterable<string>,
): Promise<Told | Refusal> {
  if (knowing.every((verb) => regionsOf(caller, verb).length === 0)) return nobody
  const known: { readonly customer: string; readonly region: string }[] = []
  for (const customer of new Set(people)) {
    const region = await customers.regionOf({ customer })
    if (region !== undefined && mayKnow(caller, region)) known.push({ customer, region })
  }
  const looks = known.map((one) => ({ person: caller.id, ...one, act: 'circumstance' as const }))
  const kept = await desk.store.customerViews.record(looks)
  return isRefusal(kept) ? kept : new Set(known.map(({ customer }) => customer))
}

/** The customers whose circumstances grant an account. */
export const peopleBehind = ({ entitlement }: AccountAnswer): readonly string[] =>
  entitlement.outcome === 'granted' ? entitlement.because.map(({ person }) => person) : []

/** An answer in which whoever is not among the told keeps to themselves what happened, not that something did. */
export function asTold(answer: AccountAnswer, told: Told): object {
  const { entitlement } = answer
  if (entitlement.outcome !== 'granted') return answer
  const because = entitlement.because.map(({ kind, ...one }) =>
    told.has(one.person) ? { ...one, kind } : one,
  )
  return { ...answer, entitlement: { ...entitlement, because } }
}

/** Of a granted account: who is not to be known about, the customer, the spouse or both. */
export const untoldIn = ({ entitlement }: AccountAnswer, told: Told): readonly Relation[] =>
  entitlement.outcome === 'granted'
    ? relations.filter((relation) =>
        entitlement.because.some((one) => one.relation === relation && !told.has(one.person)),
      )
    : []
