// A re-decision asked for at this computer, as the console asks for it: by somebody who may, kept once, or only rehearsed.

import { canonicalJson, contentHash, type PlainData } from '../../evidence/index.ts'
import { isRefusal, type Refusal, refuse } from '../../kernel/index.ts'
import { type Caller, may, regionsOf } from '../../organisation/index.ts'
import type {
  RedecidedAccount,
  RedecidedFilter,
  RedecidedInFull,
  Redecision,
  RedecisionAsked,
} from '../../store/index.ts'
import type { Desk, LongWork } from '../desk.ts'
import type { OpenLetters } from '../letters/letter-page.ts'
import { bookOfDesk } from '../night/books.ts'
import { refuseRows } from '../programmes/rule-rows.ts'
import { answerRedecision, redecide } from './redecide.ts'
import { lettersOfRedecision } from './redecision-letters.ts'
import { allRedecided, type Followed, redecisionOf } from './redecisions.ts'

export interface AskRedecision extends LongWork {
  readonly asked: RedecisionAsked
  readonly person: string
  /** True when nothing is to be kept. */
  readonly isRehearsal: boolean
}

/** A re-decision with what became of each account; nobody follows one that was only rehearsed. */
export interface RedecisionShown {
  readonly redecision: Omit<Redecision, 'askedAt'> & { readonly askedAt?: string }
  readonly accounts: readonly (RedecidedAccount & Partial<Followed>)[]
}

/**
 * Asks, as `POST /api/redecisions` does. The same question by the same person about the same book is one re-decision.
 * Refused to whom no role lets ask.
 */
export async function askRedecision(
  desk: Desk,
  { asked, person, isRehearsal, ...long }: AskRedecision,
): Promise<RedecisionShown | Refusal> {
  const caller = await callerWho(desk, person, 'redecision.ask')
  if (isRefusal(caller)) return caller
  const wrong = await refuseRows(desk, asked)
  if (wrong !== undefined) return wrong
  const book = await bookOfDesk(desk)
  if (isRefusal(book)) return book
  const input = { ...asked } as unknown as { readonly [name: string]: PlainData }
  const digest = contentHash(canonicalJson([input, person, book.id]))
  const job = { id: `redecision_${digest.slice(0, idDigits)}`, input, person }
  if (isRehearsal) {
    const answered = await answerRedecision(desk, job, long)
    if (isRefusal(answered)) return answered
    const { accounts, plans: _, ...redecision } = answered
    return { redecision, accounts: accounts.map(withoutFacts) }
  }
  const known = await desk.store.redecisions.find(job.id)
  const kept = known ?? (await redecide(desk, job, long))
  return isRefusal(kept) ? kept : showRedecision(desk, { id: kept.id, person })
}

const idDigits = 32

const withoutFacts = ({
  people: _,
  answer: __,
  charges: ___,
  ...account
}: RedecidedInFull): RedecidedAccount => account

export interface ShowRedecision extends RedecidedFilter {
  readonly id: string
  readonly person: string
}

/** A re-decision and those of its accounts that fit and lie where the person may look. */
export async function showRedecision(
  desk: Desk,
  { id, person, ...filter }: ShowRedecision,
): Promise<RedecisionShown | Refusal> {
  const found = await redecisionFor(desk, { id, person })
  if (isRefusal(found)) return found
  const { redecision, regions } = found
  const opened = await allRedecided(desk, id, { ...filter, regions })
  if (isRefusal(opened)) return opened
  const accounts: (RedecidedAccount & Followed)[] = []
  for await (const some of opened.rows) accounts.push(...some)
  return { redecision, accounts }
}

/** The letters to those of its accounts; every look is kept. */
export async function openLetters(
  desk: Desk,
  { id, person, ...filter }: ShowRedecision,
): Promise<OpenLetters | Refusal> {
  const found = await redecisionFor(desk, { id, person })
  if (isRefusal(found)) return found
  const { redecision, regions } = found
  return lettersOfRedecision(desk, redecision, { ...filter, person, regions })
}

/** A re-decision, and the regions whose accounts the person may see. */
async function redecisionFor(desk: Desk, { id, person }: Pick<ShowRedecision, 'id' | 'person'>) {
  const caller = await callerWho(desk, person, 'redecision.read')
  if (isRefusal(caller)) return caller
  const redecision = await redecisionOf(desk, id)
  if (isRefusal(redecision)) return redecision
  return { redecision, regions: regionsOf(caller, 'redecision.read') }
}

async function callerWho(
  desk: Desk,
  person: string,
  verb: 'redecision.ask' | 'redecision.read',
): Promise<Caller | Refusal> {
  const caller = await desk.store.organisation.findCaller(person)
  if (caller === undefined) return refuse('person_is_unknown', `nobody has the id ${person}`, 'person')
  return may(caller, verb) ?? caller
}
