// Customers at the counter: found, read and unmasked from the directory of today's book, every look kept first.

import { join } from 'node:path'
import {
  type CustomerDirectory,
  type DirectoryAccount,
  type DirectoryPerson,
  type FindKind,
  type MaskedPerson,
  maskedPerson,
  openDirectoryWith,
} from '../../customers/index.ts'
import { isoFromDay, isRefusal, type Refusal, refuse } from '../../kernel/index.ts'
import type { UnmaskPurpose } from '../../store/index.ts'
import type { Desk } from '../desk.ts'
import { appliedTo } from '../night/applied-to.ts'
import { doneBy } from '../night/done-by.ts'
import type { Ground, InForce } from '../programmes/in-force.ts'
import { type AccountStory, storyOfAccount } from './account-story.ts'
import { nameItems } from './name-items.ts'
import { type NextStep, whatComesNext } from './what-comes-next.ts'

export interface CustomerDeskOptions {
  readonly desk: Desk
  readonly inForce: InForce
  readonly keyFile: string
}

export interface FindCustomers {
  readonly kind: FindKind
  readonly value: string
  /** Who asks, and the regions in which they may. */
  readonly person: string
  readonly regions: readonly string[]
}

export interface CustomersFound {
  readonly matches: readonly (MaskedPerson & { readonly accounts: number })[]
  /** True when more customers have the same name. */
  readonly isCut: boolean
}

export interface ReadCustomer {
  readonly customer: string
  readonly person: string
  readonly regions: readonly string[]
  /** True where the person may know what happened to the customers of a region. */
  readonly seesCircumstances: (region: string) => boolean
  readonly readsWorkItems: boolean
}

export interface CustomerStory extends MaskedPerson {
  /** The spouse by name only where the caller may see them. */
  readonly spouse?: { readonly customer: string; readonly name?: string }
  readonly circumstances: {
    readonly count: number
    readonly items?: readonly { readonly kind: string; readonly status: string }[]
  }
  readonly accounts: readonly AccountStory[]
  readonly next: readonly NextStep[]
  readonly book: string
  /** ISO day of the book. */
  readonly asOf: string
  readonly programme: string
  readonly version: number
}

/** An account of a customer, with the corrections that today's book has of it. */
export interface OwnAccount {
  readonly account: string
  readonly product: DirectoryAccount['product']
  readonly corrected: AccountStory['corrected']
}

export interface UnmaskCustomer {
  readonly customer: string
  readonly person: string
  readonly purpose: UnmaskPurpose
  readonly reason: string
}

/** A customer's personal data in full. */
export type UnmaskedCustomer = Pick<DirectoryPerson, 'customer' | 'name' | 'idNumber' | 'phone'> & {
  readonly cards: readonly { readonly account: string; readonly cardNumber: string }[]
}

/** Directories that are open at most: of the newest book, and of the one before. */
const openMax = 2

/** People shown of one name at most. */
const matchesMax = 20

/** Where the directories of books lie. */
export const directoriesFolder = (desk: Pick<Desk, 'folder'>): string => join(desk.folder, 'customers')
export const directoryFolder = (desk: Pick<Desk, 'folder'>, book: string): string =>
  join(directoriesFolder(desk), book)

/** The directory of a book, opened with the key of a file; close it when done. */
export const openDirectoryOf = (desk: Pick<Desk, 'folder'>, book: string, keyFile: string) =>
  openDirectoryWith(keyFile, directoryFolder(desk, book))

/** The answer about somebody whom nobody knows, and about customers who lie elsewhere. */
export const unknownCustomer = (customer: string): Refusal =>
  refuse('unknown_customer', `${customer} is not in the book of today in your part of the bank`, 'customer')

export class CustomerDesk {
  readonly #options: CustomerDeskOptions
  readonly #open = new Map<string, CustomerDirectory>()
  /** The work items named so far, and the naming under way. */
  #named = { book: '', upTo: 0 }
  #naming: Promise<void> | undefined

  constructor(options: CustomerDeskOptions) {
    this.#options = options
  }

  /** The customers of the caller's regions with exactly this value, masked. */
  async find({ kind, value, person, regions }: FindCustomers): Promise<CustomersFound | Refusal> {
    const ready = await this.#ready()
    if (isRefusal(ready)) return ready
    const found = await ready.directory.find({ kind, value, regions, limit: matchesMax })
    if (isRefusal(found)) return found
    const { people, isCut } = found
    const views = people.map(({ customer, region }) => ({
      person,
      customer,
      region,
      act: 'find' as const,
      foundBy: kind,
    }))
    const kept = await this.#options.desk.store.customerViews.record(views)
    if (isRefusal(kept)) return kept
    return { matches: people.map((one) => ({ ...maskedPerson(one), accounts: one.accounts.length })), isCut }
  }

  /** The region whose people may ask about a customer; undefined when nobody knows it. */
  async regionOf({ customer }: { readonly customer: string }): Promise<string | undefined> {
    const ready = await this.#ready()
    if (isRefusal(ready)) return undefined
    const region = await ready.directory.regionOf(customer)
    return isRefusal(region) ? undefined : region
  }

  /** The accounts of a customer. Refused where today's book does not have the customer. */
  async accountsOf(customer: string): Promise<readonly OwnAccount[] | Refusal> {
    const opened = await this.#customer(customer)
    if (isRefusal(opened)) return opened
    const { ground, found } = opened
    return Promise.all(
      found.accounts.map(async ({ account, product }) => {
        const known = await ground.lookUp.findAccount(account)
        return { account, product, corrected: known?.accounts[0]?.corrected ?? [] }
      }),
    )
  }

  /** One customer: relations, circumstances, accounts, masked. */
  async read({
    customer,
    person,
    regions,
    seesCircumstances,
    readsWorkItems,
  }: ReadCustomer): Promise<CustomerStory | Refusal> {
    const opened = await this.#customer(customer)
    if (isRefusal(opened)) return opened
    const { ground, directory, found } = opened
    const { region, spouse } = found
    const kept = await this.#options.desk.store.customerViews.record([
      { person, customer, region, act: 'read' },
    ])
    if (isRefusal(kept)) return kept
    const cases = await Promise.all(found.accounts.map(({ account }) => ground.lookUp.findAccount(account)))
    const married = spouse === undefined ? undefined : await findSpouse(directory, spouse)
    const told = {
      owner: seesCircumstances(region),
      spouse: married !== undefined && seesCircumstances(married.region),
    }
    const { programme, version } = ground.programme
    const stories = found.accounts.map((account, at) =>
      storyOfAccount(account, { programmes: ground.programmes, input: cases[at], told }),
    )
    const refusal = stories.find(isRefusal)
    if (refusal !== undefined) return refusal
    const { desk } = this.#options
    const own = found.accounts.map(({ account }) => account)
    const { applied } = await appliedTo(desk, own)
    const accounts = (stories as readonly AccountStory[]).map((story) => ({
      ...story,
      corrected: doneBy(story.account, story.corrected, applied),
    }))
    const next = await whatComesNext({
      ...{ desk, ground, customer, region, regions, knows: told.owner, readsWorkItems },
      accounts: accounts.map(({ explanation }, at) => ({ input: cases[at], explanation })),
    })
    const known = cases.flatMap((one) => one?.people ?? []).find(({ id }) => id === customer)
    const items = (known?.circumstances ?? []).map(({ kind, status }) => ({ kind, status }))
    return {
      ...maskedPerson(found),
      ...(spouse !== undefined && { spouse: { customer: spouse, ...spouseShown(married, regions) } }),
      circumstances: { count: items.length, ...(told.owner && { items }) },
      accounts,
      next,
      book: ground.lookUp.book.id,
      asOf: isoFromDay(ground.lookUp.book.asOf),
      programme: programme.id,
      version,
    }
  }

  /** A customer's data in full, once it is kept who needs them and why. */
  async unmask({ customer, person, purpose, reason }: UnmaskCustomer): Promise<UnmaskedCustomer | Refusal> {
    const opened = await this.#customer(customer)
    if (isRefusal(opened)) return opened
    const { name, idNumber, phone, region, accounts } = opened.found
    const view = { person, customer, region, act: 'unmask', purpose, reason } as const
    const kept = await this.#options.desk.store.customerViews.record([view])
    if (isRefusal(kept)) return kept
    const cards = accounts.flatMap(({ account, cardNumber }) =>
      cardNumber === undefined ? [] : [{ account, cardNumber }],
    )
    return { customer, name, idNumber, phone, cards }
  }

  /** Names the owners of new work items, behind the answers; whoever must know waits for it. */
  nameWorkItems(): Promise<void> {
    this.#naming ??= this.#nameItems().finally(() => {
      this.#naming = undefined
    })
    return this.#naming
  }

  async #nameItems(): Promise<void> {
    const ready = await this.#ready()
    if (isRefusal(ready)) return
    const { workItems } = this.#options.desk.store
    const { id: book } = ready.ground.lookUp.book
    const after = this.#named.book === book ? this.#named.upTo : 0
    this.#named = { book, upTo: await nameItems({ workItems, ...ready, after }) }
  }

  /** The directory of the book of today. */
  async directory(): Promise<CustomerDirectory | Refusal> {
    const ready = await this.#ready()
    return isRefusal(ready) ? ready : ready.directory
  }

  async #customer(customer: string) {
    const ready = await this.#ready()
    if (isRefusal(ready)) return ready
    const found = await ready.directory.findCustomer(customer)
    if (found === undefined) return unknownCustomer(customer)
    return isRefusal(found) ? found : { ...ready, found }
  }

  async #ready(): Promise<{ readonly ground: Ground; readonly directory: CustomerDirectory } | Refusal> {
    const { desk, inForce, keyFile } = this.#options
    const ground = await inForce.ground()
    if (isRefusal(ground)) return ground
    const { id } = ground.lookUp.book
    const known = this.#open.get(id)
    if (known !== undefined) return { ground, directory: known }
    const opened = await openDirectoryOf(desk, id, keyFile)
    if (isRefusal(opened)) return refuse(opened.code, opened.because)
    const first = this.#open.get(id)
    if (first !== undefined) await opened.close()
    const directory = first ?? opened
    this.#open.set(id, directory)
    await this.#closeEarlier()
    return { ground, directory }
  }

  /** Answers under way may still ask the directory of the book before; nothing asks those of earlier books. */
  async #closeEarlier(): Promise<void> {
    for (const [book, directory] of [...this.#open].slice(0, -openMax)) {
      this.#open.delete(book)
      await directory.close()
    }
  }

  async close(): Promise<void> {
    await this.#naming
    await Promise.all([...this.#open.values()].map((directory) => directory.close()))
  }
}

async function findSpouse(directory: CustomerDirectory, customer: string) {
  const spouse = await directory.findCustomer(customer)
  return spouse !== undefined && isRefusal(spouse) ? undefined : spouse
}

function spouseShown(spouse: DirectoryPerson | undefined, regions: readonly string[]) {
  const isOwn = spouse !== undefined && regions.some((prefix) => spouse.region.startsWith(prefix))
  return isOwn ? { name: maskedPerson(spouse).name } : {}
}
