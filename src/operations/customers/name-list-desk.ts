// Name lists at the desk: read, matched with the directory of today's book, shown or kept; the file is kept sealed.

import { createHash } from 'node:crypto'
import { type ListSeal, openListSeal } from '../../customers/index.ts'
import {
  addDays,
  type CircumstanceKind,
  type Day,
  dayFromIso,
  findDayFromIso,
  isoFromDay,
  isRefusal,
  noDay,
  type Refusal,
  refuse,
} from '../../kernel/index.ts'
import {
  type EarlierPeriod,
  type Encoding,
  type ListedPerson,
  type MatchedLine,
  matchLines,
  nameKey,
  readList,
} from '../../lists/index.ts'
import { type KeptList, type ListSender, type NameList, noSuchLine } from '../../store/index.ts'
import type { Desk } from '../desk.ts'
import { bankDay } from '../night/bank-day.ts'
import { listLimits } from '../rules/house-terms.ts'
import type { CustomerDesk } from './customer-desk.ts'
import { keptLine } from './kept-line.ts'

export interface NameListDeskOptions {
  readonly desk: Desk
  readonly customers: Pick<CustomerDesk, 'directory'>
  readonly keyFile: string
  readonly random: (bytes: number) => Uint8Array
  /** ISO instant of now. */
  readonly clock: () => string
}

export interface ImportList {
  readonly bytes: Uint8Array
  readonly fileName: string
  readonly institution: string
  readonly sender: ListSender
  /** What holds for lines that do not say it themselves. */
  readonly category?: CircumstanceKind
  /** ISO days. */
  readonly firstDay?: string
  readonly lastDay?: string
  readonly controlTotal?: number
  readonly person: string
  /** The region prefixes in which the person may import; nobody of elsewhere is found. */
  readonly regions: readonly string[]
}

export interface LookAtNames {
  readonly list: string
  readonly line: number
  readonly person: string
  readonly reason: string
}

export interface LineNames {
  /** As the institution wrote it. */
  readonly listed: string
  /** As the bank knows the customer. */
  readonly known: string
}

/** A list with the outcome of every line. */
export interface TriedList {
  readonly encoding: Encoding
  readonly lines: readonly MatchedLine[]
  /** Hashes of the people, by line. */
  readonly hashes: ReadonlyMap<number, string>
}

export interface ImportedList extends KeptList {
  readonly tried: TriedList
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const idBytes = 10

export class NameListDesk {
  readonly #options: NameListDeskOptions

  constructor(options: NameListDeskOptions) {
    this.#options = options
  }

  /** What would become of each line; nothing is kept. */
  async try(request: ImportList): Promise<TriedList | Refusal> {
    const seal = await this.#seal()
    return isRefusal(seal) ? seal : this.#tried(request, seal)
  }

  /** Keeps a list for a second person to check. The same list again changes nothing. */
  async import(request: ImportList): Promise<ImportedList | Refusal> {
    const seal = await this.#seal()
    if (isRefusal(seal)) return seal
    const tried = await this.#tried(request, seal)
    if (isRefusal(tried)) return tried
    const { bytes, fileName, institution, sender, controlTotal, person, regions } = request
    const digest = sha256(bytes)
    const kept = await this.#options.desk.store.nameLists.keep({
      id: `list_${Buffer.from(this.#options.random(idBytes)).toString('hex')}`,
      digest,
      sealed: seal.seal(bytes),
      fileName,
      encoding: tried.encoding,
      institution: institution.trim(),
      sender,
      ...(controlTotal !== undefined && { controlTotal }),
      place: commonPrefix(regions),
      importedBy: person,
      deleteDueDay: this.#deleteDueDay(),
      lines: tried.lines.map((line) => keptLine(line, tried.hashes.get(line.line))),
    })
    return isRefusal(kept) ? kept : { ...kept, tried }
  }

  #deleteDueDay(): string {
    const { desk, clock } = this.#options
    return isoFromDay(addDays(bankDay(clock()), desk.house.rules.nameLists.keptDays))
  }

  /** The file as it was sent; undefined when it is not as it was sealed. */
  async openFile({ id, digest }: NameList): Promise<Buffer | undefined | Refusal> {
    const seal = await this.#seal()
    if (isRefusal(seal)) return seal
    const sealed = await this.#options.desk.store.nameLists.sealedFile(id)
    const bytes = sealed && seal.open(sealed)
    return bytes !== undefined && sha256(bytes) === digest ? bytes : undefined
  }

  /** Both names of a line whose name differs, once it is kept who looks and why. */
  async names({ list: id, line, person, reason }: LookAtNames): Promise<LineNames | Refusal> {
    const { desk, customers } = this.#options
    const list = await desk.store.nameLists.find(id)
    const kept = await desk.store.nameLists.findLine(id, line)
    if (list === undefined || kept === undefined) return noSuchLine(id, line)
    const { customer, region, outcome } = kept
    if (outcome !== 'name_differs' || customer === undefined)
      return refuse('name_does_not_differ', `line ${line} is ${outcome}: there are no two names`, 'line')
    const view = { person, customer, region, act: 'unmask', purpose: 'verify_identity', reason } as const
    const looked = await desk.store.customerViews.record([view])
    if (isRefusal(looked)) return looked
    if (list.deletedAt !== undefined)
      return refuse(
        'list_file_was_deleted',
        `the file of ${list.id} was deleted at ${list.deletedAt}; ask the institution for the name`,
        'list',
      )
    const listed = await this.#nameOnList(list, line)
    if (isRefusal(listed)) return listed
    const directory = await customers.directory()
    const found = isRefusal(directory) ? directory : await directory.findCustomer(customer)
    if (found === undefined)
      return refuse('unknown_customer', `${customer} is not in the book of today`, 'line')
    return isRefusal(found) ? { ...found } : { listed, known: found.name }
  }

  /** The name as the institution wrote it. */
  async #nameOnList(list: NameList, line: number): Promise<string | Refusal> {
    const bytes = await this.openFile(list)
    if (isRefusal(bytes)) return bytes
    const limits = listLimits(this.#options.desk)
    const whatever = { category: 'frontline', firstDay: 0 as Day, today: noDay, limits } as const
    const read = bytes && (await readList(bytes, whatever))
    if (read === undefined || isRefusal(read))
      return refuse(
        'list_file_was_changed',
        `the file of ${list.id} is not as it was sealed; find out who changed it`,
      )
    const found = read.lines.find((one) => one.line === line)
    return found !== undefined && 'person' in found ? found.person.name : ''
  }

  async #seal(): Promise<ListSeal | Refusal> {
    const { customers, keyFile, random } = this.#options
    const directory = await customers.directory()
    if (isRefusal(directory)) return directory
    const seal = await openListSeal(keyFile, random)
    return isRefusal(seal) ? { ...seal } : seal
  }

  async #tried(request: ImportList, seal: ListSeal): Promise<TriedList | Refusal> {
    const { customers, clock } = this.#options
    const directory = await customers.directory()
    if (isRefusal(directory)) return directory
    const today = bankDay(clock())
    const read = await readList(Buffer.from(request.bytes), {
      today,
      limits: listLimits(this.#options.desk),
      ...defaultsOf(request),
    })
    if (isRefusal(read)) return read
    const hashes = new Map(
      read.lines.flatMap((line) =>
        'person' in line ? [[line.line, hashOf(seal, line.person)] as const] : [],
      ),
    )
    const people = read.lines.flatMap((line) => ('person' in line ? [line.person] : []))
    const earlier = await this.#earlier([...new Set(people.flatMap((person) => hashesOf(seal, person)))])
    const lines = await matchLines(read.lines, {
      find: async (value) => {
        const found = await directory.find({ kind: 'idNumber', value, regions: request.regions, limit: 1 })
        return isRefusal(found) ? found : found.people[0]
      },
      earlier: (person) => hashesOf(seal, person).flatMap((hash) => earlier.get(hash) ?? []),
    })
    return isRefusal(lines) ? lines : { encoding: read.encoding, lines, hashes }
  }

  async #earlier(hashes: readonly string[]): Promise<ReadonlyMap<string, readonly EarlierPeriod[]>> {
    const periods = new Map<string, EarlierPeriod[]>()
    for (const {
      personHash,
      list,
      line,
      firstDay,
      lastDay,
    } of await this.#options.desk.store.nameLists.earlier(hashes)) {
      const last = lastDay === null ? {} : { lastDay: dayFromIso(lastDay) }
      const known = periods.get(personHash) ?? []
      periods.set(personHash, [...known, { list, line, firstDay: dayFromIso(firstDay), ...last }])
    }
    return periods
  }
}

/** By which somebody of a list is known on the next. */
export const hashOf = (seal: ListSeal, { idNumber, name, category }: ListedPerson): string =>
  seal.hashOf(idNumber, nameKey(name), category)

const hashesOf = (seal: ListSeal, { idNumber, name, category }: ListedPerson): readonly string[] =>
  seal.hashesOf(idNumber, nameKey(name), category)

function defaultsOf({ category, firstDay, lastDay, controlTotal }: ImportList) {
  const first = firstDay === undefined ? undefined : findDayFromIso(firstDay)
  const last = lastDay === undefined ? undefined : findDayFromIso(lastDay)
  return {
    ...(category !== undefined && { category }),
    ...(first !== undefined && { firstDay: first }),
    ...(last !== undefined && { lastDay: last }),
    ...(controlTotal !== undefined && { controlTotal }),
  }
}

/** The longest prefix of whole pairs of digits that all regions have. */
function commonPrefix(regions: readonly string[]): string {
  const [first = '', ...others] = regions
  let length = first.length
  while (!others.every((region) => region.startsWith(first.slice(0, length)))) length -= 2
  return first.slice(0, Math.max(0, length))
}
