// Work items learn whose they are from the directory of customers, so that they are found by the end of a number.

import type { CustomerDirectory } from '../../customers/index.ts'
import { isRefusal } from '../../kernel/index.ts'
import type { CustomerOfItem, Store } from '../../store/index.ts'
import type { Ground } from '../programmes/in-force.ts'

const itemsAtOnce = 200
const tailLength = 4

interface Naming {
  readonly workItems: Store['workItems']
  readonly ground: Ground
  readonly directory: CustomerDirectory
  /** The number of the last item looked at before. */
  readonly after: number
}

interface About {
  readonly account: string
  readonly customer: string
}

/**
 * Names the owners of the open items after a number that have none yet, a handful at a time; answers with the number
 * of the last one looked at. An account that is not in the book of today stays without.
 */
export async function nameItems({ workItems, ground, directory, after }: Naming): Promise<number> {
  let last = after
  for (;;) {
    const items = await workItems.withoutCustomer(last, itemsAtOnce)
    const noted: CustomerOfItem[] = []
    for (const { id, ...about } of items) {
      const found = await ownerOf(about, ground, directory)
      if (found !== undefined) noted.push({ id, ...found })
    }
    await workItems.noteCustomers(noted)
    last = items.at(-1)?.id ?? last
    if (items.length < itemsAtOnce) return last
  }
}

async function ownerOf({ account, customer: known }: About, ground: Ground, directory: CustomerDirectory) {
  const customer = known !== '' ? known : (await ground.lookUp.findAccount(account))?.accounts[0]?.owner
  if (customer === undefined) return undefined
  const person = await directory.findCustomer(customer)
  if (person === undefined || isRefusal(person)) return undefined
  return { customer, idTail: person.idNumber.slice(-tailLength), phoneTail: person.phone.slice(-tailLength) }
}
