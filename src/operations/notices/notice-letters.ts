// The letters to those whom no message reached, with the text of the message; each look at one is kept before it is shown.

import { noticeLetter } from '../../contact/index.ts'
import { isoFromDay, isRefusal } from '../../kernel/index.ts'
import type { RecordedPlan } from '../../store/index.ts'
import type { Desk } from '../desk.ts'
import type { OpenLetters } from '../letters/letter-page.ts'
import { bankDay } from '../night/bank-day.ts'

const lettersAtOnce = 1000

/** The letters of a plan, each under the number of its customer; none where every message arrived or is on its way. */
export async function lettersOfPlan(
  desk: Desk,
  { id, asOf }: RecordedPlan,
  person: string,
): Promise<OpenLetters> {
  const { notices, customerViews } = desk.store
  const count = (await notices.find(id))?.failed ?? 0
  async function* letters() {
    for (let [after, left] = ['', count]; left > 0; ) {
      const some = await notices.failed(id, { after, limit: Math.min(left, lettersAtOnce) })
      const views = some.map(({ customer, region }) => ({ person, customer, region, act: 'letter' as const }))
      const kept = await customerViews.record(views)
      if (isRefusal(kept)) throw new Error(`the letters of ${id} ended early: ${kept.because}`)
      yield some.map((notice) => ({
        name: notice.customer,
        customer: notice.customer,
        day: isoFromDay(bankDay(notice.at)),
        text: noticeLetter(notice),
      }))
      after = some.at(-1)!.id
      left -= some.length
    }
  }
  return { count, asOf: isoFromDay(asOf), letters: letters() }
}
