// The letter about a redecided account, from the text of the corrected version: every figure is that of the answer. It is not sent.

import { isRefusal, yuanFromMinor } from '../kernel/index.ts'
import type { Words } from '../programmes/index.ts'
import {
  type AccountAnswer,
  circumstanceSentence,
  correctionSentences,
  outcomeWords,
  wordOf,
} from '../reconcile/index.ts'
import type { RedecidedInFull, Redecision } from '../store/index.ts'
import type { Desk } from './desk.ts'
import { versionOf } from './versions.ts'

/** The whole letter in both languages. */
export type Letter = Words

type Language = keyof Words

interface Person {
  readonly circumstances: readonly {
    readonly kind: string
    readonly firstDay: string
    readonly lastDay?: string
    readonly status: string
  }[]
}

/** The letter, or undefined where the corrected version has no text for it or the account left the book. */
export async function letterOf(
  desk: Desk,
  redecision: Redecision,
  account: RedecidedInFull,
): Promise<Letter | undefined> {
  if (account.answer === undefined || account.answer === null) return undefined
  const version = await versionOf(desk, redecision.programme, redecision.version)
  if (isRefusal(version)) return undefined
  const name = account.outcome === 'granted' ? 'redecided-granted' : 'redecided-refused'
  const texts = (['zh', 'en'] as const).map(
    (language) =>
      version.pack.files.find(({ path }) => path === `content/letters/${name}.${language}.md`)?.text,
  )
  const [zh, en] = texts
  if (zh === undefined || en === undefined) return undefined
  return {
    zh: fill(zh, valuesOf(redecision, account, 'zh')),
    en: fill(en, valuesOf(redecision, account, 'en')),
  }
}

const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole)

function valuesOf(
  { code, asOf }: Redecision,
  { account, product, firstNight, lastNight, outcome, amountMinor, people, answer }: RedecidedInFull,
  language: Language,
): Readonly<Record<string, string>> {
  const { corrections } = answer as unknown as AccountAnswer
  const changes = correctionSentences(product, corrections, language)
  return {
    account,
    firstNight,
    lastNight,
    refusedBecause: wordOf(outcomeWords, code, language),
    nowBecause: wordOf(outcomeWords, outcome, language),
    facts: listed(factsOf(people as unknown as readonly Person[], language), language),
    changes: listed(changes, language),
    returned: yuanFromMinor(amountMinor),
    asOf,
  }
}

const none: Words = { zh: '无', en: 'none' }

const listed = (lines: readonly string[], language: Language): string =>
  (lines.length === 0 ? [none[language]] : lines).map((line) => `- ${line}`).join('\n')

const statusWords: Readonly<Record<string, Words>> = {
  verified: { zh: '已核实', en: 'verified' },
  pending: { zh: '待核实', en: 'waiting to be verified' },
  rejected: { zh: '证明未通过', en: 'evidence rejected' },
}

/** The owner comes first, then the spouse. */
const factsOf = (people: readonly Person[], language: Language): readonly string[] =>
  people.flatMap(({ circumstances }, at) =>
    circumstances.map((one) => {
      const relation = at === 0 ? ('owner' as const) : ('spouse' as const)
      const status = wordOf(statusWords, one.status, language)
      const said = circumstanceSentence({ relation, ...one }, language)
      return language === 'zh' ? `${said}（${status}）` : `${said} (${status})`
    }),
  )
