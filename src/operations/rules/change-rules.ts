// Changing the rules of the bank: proposed by one person, confirmed or sent back by another, in force in this process at once.

import { isoFromDay, type Refusal } from '../../kernel/index.ts'
import type { RuleChange } from '../../store/index.ts'
import type { Desk } from '../desk.ts'
import { bankDay } from '../night/bank-day.ts'
import {
  judgeConfirmation,
  type RuleChangeState,
  stateOfChange,
  takenUpChange,
  type Wish,
  type WrittenWish,
  wishedChange,
} from './house-changes.ts'

type Housed = Pick<Desk, 'store' | 'houseHeld'>

/** Keeps a new value that a person proposes. Refused where it does not fit or the law does not allow it. */
export const proposeRule = ({ store }: Housed, wish: WrittenWish): Promise<RuleChange | Refusal> =>
  store.houseRecord.propose(wish, (changes) => wishedChange(wish, changes))

/** Keeps what the file proposed as the proposal of a person who stands for it. */
export const standForRule = (
  { store }: Housed,
  wish: Wish & { readonly takenFrom: string },
): Promise<RuleChange | Refusal> => store.houseRecord.propose(wish, (changes) => takenUpChange(wish, changes))

/** Confirms what another person proposed. */
export async function confirmRule(
  { store, houseHeld }: Housed,
  { change, person, today }: { readonly change: string; readonly person: string; readonly today: string },
): Promise<RuleChange | Refusal> {
  const confirmed = await store.houseRecord.confirm(change, person, judgeConfirmation(change, today))
  await houseHeld.renew()
  return confirmed
}

export type StandingChange = RuleChange & { readonly state: RuleChangeState }

/** Every change in the order of its proposal, with how it stands at an instant. */
export async function ruleChanges(
  { store }: Pick<Desk, 'store'>,
  at: string,
): Promise<readonly StandingChange[]> {
  const changes = await store.houseRecord.changes()
  const today = isoFromDay(bankDay(at))
  return changes.map((change) => ({ ...change, state: stateOfChange(change, changes, today) }))
}
