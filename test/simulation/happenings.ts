// Lets happen at the bank what the world has in store, beside our corrections.

import { type CaseBank, type Chance, happens, wholeBelow } from '../../src/connectors/index.ts'
import { isoFromDay } from '../../src/kernel/index.ts'
import type { Happening } from './world.ts'

/** What happened, as the log shows it. */
export interface Happened {
  readonly where: string
  readonly what: string
}

/** Lets one thing happen. */
export async function letHappen(bank: CaseBank, happening: Happening, chance: Chance): Promise<Happened> {
  switch (happening.what) {
    case 'learn': {
      bank.learn(happening.person, happening.circumstances)
      const facts = happening.circumstances.map(({ kind, status }) => `${kind}:${status}`)
      return { where: happening.person, what: facts.join(' ') }
    }
    case 'post':
      bank.post(happening.account, happening.charge)
      return {
        where: `${happening.account} ${happening.charge.id}`,
        what: String(happening.charge.amountMinor),
      }
    case 'report':
      bank.report(happening.account, happening.month, happening.code)
      return { where: `${happening.account} ${happening.month}`, what: happening.code }
    case 'list':
      bank.list(happening.account)
      return { where: happening.account, what: 'defaulter' }
    case 'pay_charge': {
      const paid = bank.payCharge(happening.account, happening.charge)
      return { where: `${happening.account} ${happening.charge}`, what: String(paid) }
    }
    case 'pay_debt': {
      const { account, debt, amountMinor } = happening
      bank.payDebt(account, debt, { day: isoFromDay(bank.bank.today), amountMinor })
      return { where: `${account} ${debt}`, what: String(amountMinor) }
    }
    case 'undo':
      return undoSomething(bank, happening.account, chance)
  }
}

/** Somebody at the bank undoes one of our corrections on an account, or all of its kind and target, if there is any. */
async function undoSomething(bank: CaseBank, account: string, chance: Chance): Promise<Happened> {
  const booked = bank.bank.bookedOn(account)
  const chosen = booked[wholeBelow(chance, booked.length)]
  if (chosen === undefined) return { where: account, what: 'nothing to undo' }
  const { kind, target, id } = chosen
  const isOne = happens(chance, 0.5)
  const undone = await bank.bank.undoneByOthers({
    account,
    kind,
    ...(target !== undefined && { target }),
    ...(isOne && { id }),
  })
  return { where: `${account} ${target ?? ''}`, what: `${kind} ${undone}` }
}
