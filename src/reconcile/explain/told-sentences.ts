// What is corrected as its customer reads it in a letter: days, words and last characters, no number or code of ours.

import { type ChargeKind, type Product, yuanFromMinor } from '../../kernel/index.ts'
import { accountMeasures } from '../../measures/index.ts'
import type { CorrectionAnswer } from '../evaluate/case.ts'
import { channelWords, creditCodeWords, type Language, wordOf } from '../report/words.ts'
import { saidMonth, saidValue } from './said.ts'
import { explainWords } from './words.ts'

/** A charge as a letter names it: by its kind and the day it was posted. */
export interface ToldCharge {
  readonly id: string
  readonly kind: ChargeKind
  /** ISO day. */
  readonly day: string
}

/** An account whose corrections are told; a charge that is not among these is told without its day. */
export interface ToldAccount {
  readonly account: string
  readonly product: Product
  readonly charges: readonly ToldCharge[]
}

/** A letter may be opened by another: an account is named by so many of its last characters. */
const accountCharacters = 4

/** The account as letters name it. */
export const lastCharacters = (account: string): string => account.slice(-accountCharacters)

/** The corrections of an account, a sentence each; channels that stand still equally long are one. */
export function toldSentences(
  told: ToldAccount,
  corrections: readonly CorrectionAnswer[],
  language: Language,
): readonly string[] {
  const alike = Map.groupBy(corrections, ({ kind, untilDay = '' }, at) =>
    isOfChannel(kind) ? `${kind} ${untilDay}` : at,
  )
  return [...alike.values()].map((some) => sentence(told, some, language))
}

const isOfChannel = (kind: CorrectionAnswer['kind']): boolean =>
  kind === 'hold_contact' || kind === 'release_contact'

/** The sentence of the room that states this kind for the product. */
function sentence(
  { account, product, charges }: ToldAccount,
  alike: readonly CorrectionAnswer[],
  language: Language,
): string {
  const [{ kind, target = '', amountMinor = 0, from = '', to = '', untilDay }] = alike as [CorrectionAnswer]
  const own = accountMeasures.find(({ id }) => id === `${product}-relief`)!
  const room = kind in own.told ? own : accountMeasures.find(({ told }) => kind in told)!
  const worded = (value: string): string =>
    kind === 'amend_credit_record' ? wordOf(creditCodeWords, value, language) : saidValue(value, language)
  const until = untilDay === undefined ? explainWords.untilAnnounced : explainWords.until
  const channels = alike.map((one) => wordOf(channelWords, one.target ?? '', language))
  return filled(room.told[kind]![language], {
    account: lastCharacters(account),
    charge: chargeWords(
      charges.find(({ id }) => id === target),
      language,
    ),
    amount: yuanFromMinor(amountMinor),
    from: worded(from),
    to: worded(to),
    month: saidMonth(target, language),
    channels: channels.join(language === 'zh' ? '、' : ', '),
    until: filled(until[language], { day: saidValue(untilDay ?? '', language) }),
  })
}

function chargeWords(charge: ToldCharge | undefined, language: Language): string {
  if (charge === undefined) return explainWords.aCharge[language]
  const kind = explainWords[charge.kind][language]
  return filled(explainWords.chargeOfDay[language], { kind, day: saidValue(charge.day, language) })
}

const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name]!)
