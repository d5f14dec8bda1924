// The letters of a re-decision, all that fit: each look at one is kept before it is shown. None is sent from here.

import type { LetterTexts } from '../../contact/index.ts'
import { isoFromDay, isRefusal, type Refusal } from '../../kernel/index.ts'
import type { RedecidedFilter, RedecidedInFull, Redecision } from '../../store/index.ts'
import type { Desk } from '../desk.ts'
import type { Letter, OpenLetters } from '../letters/letter-page.ts'
import { bankDay } from '../night/bank-day.ts'
import { letterWriter, type WriteLetter } from './redecision-letter.ts'

export interface ReadLetters extends RedecidedFilter {
  readonly person: string
  /** Prefixes of the regions the reader may see. */
  readonly regions: readonly string[]
}

const lettersAtOnce = 1000

/** The letters to those who fit; whoever left the book gets none. Refused where the version has no texts for them. */
export async function lettersOfRedecision(
  desk: Desk,
  redecision: Redecision,
  { person, regions, ...filter }: ReadLetters,
): Promise<OpenLetters | Refusal> {
  const write = await letterWriter(desk, redecision)
  if (isRefusal(write)) return write
  const page = (from: number, limit: number) =>
    desk.store.redecisions.inFull(redecision.id, { ...filter, from, limit }, regions)
  const { total } = await page(0, 1)
  const looking = { redecision: redecision.id, person }
  async function* lettersFrom(writeLetter: WriteLetter) {
    for (let from = 0; from < total; from += lettersAtOnce) {
      const { items } = await page(from, lettersAtOnce)
      const kept = await keepLooks(desk, looking, items)
      if (isRefusal(kept)) throw new Error(`the letters of ${redecision.id} ended early: ${kept.because}`)
      yield items.map((item) => ({ name: item.account, ...letterTo(redecision, item, writeLetter(item)!) }))
    }
  }
  return { count: total, asOf: redecision.asOf, letters: lettersFrom(write) }
}

/** Keeps who looks at the letters to the owners of these accounts. */
export function keepLooks(
  desk: Desk,
  { redecision, person }: { readonly redecision: string; readonly person: string },
  accounts: readonly RedecidedInFull[],
) {
  return desk.store.customerViews.record(
    accounts.flatMap((account) => {
      const [customer, { region }] = [ownerOf(account), account]
      return customer === undefined ? [] : [{ person, customer, region, act: 'letter' as const, redecision }]
    }),
  )
}

/** The letter with whom it goes to and its day: that on which the account was decided again. */
export const letterTo = ({ askedAt }: Redecision, account: RedecidedInFull, text: LetterTexts): Letter => ({
  customer: ownerOf(account) ?? '',
  day: isoFromDay(bankDay(askedAt)),
  text,
})

function ownerOf({ people }: RedecidedInFull): string | undefined {
  const [owner] = people as unknown as readonly { readonly id: string }[]
  return owner?.id
}
