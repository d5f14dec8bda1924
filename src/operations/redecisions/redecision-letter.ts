// The letter about a redecided account, from the text of the corrected version: every figure is that of the answer. It is not sent.

import { type LetterTexts, letterFromText } from '../../contact/index.ts'
import { type CircumstanceKind, isRefusal, type Refusal, refuse, yuanFromMinor } from '../../kernel/index.ts'
import {
  type CircumstanceWords,
  programmeFile,
  type Words,
  writtenCircumstances,
} from '../../programmes/index.ts'
import {
  type AccountAnswer,
  circumstanceSentence,
  lastCharacters,
  saidValue,
  toldSentences,
  wordOf,
} from '../../reconcile/index.ts'
import type { RedecidedInFull, Redecision } from '../../store/index.ts'
import type { Desk } from '../desk.ts'
import { versionOf } from '../programmes/versions.ts'
import { type AppealLimits, appealLimits } from '../rules/house-terms.ts'
import { answerWords, proofWords } from './letter-words.ts'

type Language = keyof Words

interface Person {
  readonly circumstances: readonly {
    readonly kind: CircumstanceKind
    readonly firstDay: string
    readonly lastDay?: string
    readonly status: string
  }[]
}

/** Writes the letter of an account; undefined where it left the book, and nothing is known to write. */
export type WriteLetter = (account: RedecidedInFull) => LetterTexts | undefined

/** Writes letters with the texts of the corrected version. Refused where it has not all of them. */
export async function letterWriter(desk: Desk, redecision: Redecision): Promise<WriteLetter | Refusal> {
  const version = await versionOf(desk, redecision.programme, redecision.version)
  if (isRefusal(version)) return version
  const texts = new Map(version.pack.files.map(({ path, text }) => [path, text]))
  const [granted, refused] = [textsOf(texts, 'redecided-granted'), textsOf(texts, 'redecided-refused')]
  if (granted === undefined || refused === undefined) return noTexts(redecision)
  const limits = { ...appealLimits(desk), ...limitsKept(redecision) }
  const circumstances = writtenCircumstances(texts.get(programmeFile) ?? '')
  return (account) => {
    if (account.answer === undefined || account.answer === null) return undefined
    const text = account.outcome === 'granted' ? granted : refused
    const filled = (language: Language) =>
      letterFromText(fill(text[language], valuesOf({ redecision, limits, circumstances }, account, language)))
    return { zh: filled('zh'), en: filled('en') }
  }
}

function textsOf(texts: ReadonlyMap<string, string>, name: string): Words | undefined {
  const [zh, en] = ['zh', 'en'].map((language) => texts.get(`content/letters/${name}.${language}.md`))
  return zh === undefined || en === undefined ? undefined : { zh, en }
}

const noTexts = ({ version }: Redecision): Refusal =>
  refuse(
    'letters_have_no_text',
    `version ${version} has no texts content/letters/redecided-granted and redecided-refused in both languages; decide again under a version that has them`,
    'version',
  )

/** The days as they were when it was decided again. */
const limitsKept = ({ appealDays, answerDays }: Redecision): Partial<AppealLimits> => ({
  ...(appealDays !== undefined && { appealDays }),
  ...(answerDays !== undefined && { answerDays }),
})

const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole)

interface LetterGround {
  readonly redecision: Redecision
  readonly limits: AppealLimits
  /** What the corrected version calls each kind of circumstance. */
  readonly circumstances: CircumstanceWords
}

function valuesOf(
  { redecision, limits, circumstances }: LetterGround,
  { firstNight, lastNight, code, outcome, amountMinor, people, answer, ...of }: RedecidedInFull,
  language: Language,
): Readonly<Record<string, string>> {
  const { corrections } = answer as unknown as AccountAnswer
  const changes = toldSentences({ charges: [], ...of }, corrections, language)
  return {
    account: `${language === 'zh' ? '尾号' : 'ending '}${lastCharacters(of.account)}`,
    firstNight: saidValue(firstNight, language),
    lastNight: saidValue(lastNight, language),
    nights: nightsOf(firstNight, lastNight, language),
    refusedBecause: wordOf(answerWords, code ?? redecision.code ?? '', language),
    nowBecause: wordOf(answerWords, outcome, language),
    facts: listed(factsOf(people as unknown as readonly Person[], circumstances, language), language),
    changes: listed(changes, language),
    returned: yuanFromMinor(amountMinor),
    asOf: saidValue(redecision.asOf, language),
    appealDays: String(limits.appealDays),
    answerDays: String(limits.answerDays),
  }
}

function nightsOf(firstNight: string, lastNight: string, language: Language): string {
  const [first, last] = [saidValue(firstNight, language), saidValue(lastNight, language)]
  if (first === last) return language === 'zh' ? first : `on ${first}`
  return language === 'zh' ? `${first} 至 ${last}` : `from ${first} to ${last}`
}

const none: Words = { zh: '无', en: 'none' }

const listed = (lines: readonly string[], language: Language): string =>
  (lines.length === 0 ? [none[language]] : lines).map((line) => `- ${line}`).join('\n')

/** The owner comes first, then the spouse. */
const factsOf = (
  people: readonly Person[],
  words: CircumstanceWords,
  language: Language,
): readonly string[] =>
  people.flatMap(({ circumstances }, at) =>
    circumstances.map((one) => {
      const relation = at === 0 ? ('owner' as const) : ('spouse' as const)
      const status = wordOf(proofWords, one.status, language)
      const said = circumstanceSentence({ relation, ...one }, words, language)
      return language === 'zh' ? `${said}（${status}）` : `${said} (${status})`
    }),
  )
