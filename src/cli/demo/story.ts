// The whole story of the demo: a province is made once and kept, and its promises are found, mended and proved.

import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeExtract, openBook } from '../../book/index.ts'
import { addDays, type Day, dayFromIso } from '../../kernel/index.ts'
import { type Desk, exampleAccount, loadCustomers } from '../../operations/index.ts'
import { checkProgramme, packProgramme } from '../../programmes/index.ts'
import {
  evaluateCase,
  exceptionWords,
  type Language,
  planReport,
  planReportInBrief,
  thousands,
  wordOf,
} from '../../reconcile/index.ts'
import { customersKeyFile, demoFaults, openSimulatedBank, random, shippedPolicy } from '../../wiring.ts'
import { Progress } from '../progress.ts'
import type { Terminal } from '../verb.ts'
import {
  accepted,
  bookFolder,
  extractFolder,
  moneyWords,
  type Night,
  playNight,
  type Stage,
  StoryEnds,
} from './night.ts'
import { reportOutlets } from './outlets.ts'
import { author, demoPeople, publisher } from './people.ts'
import { acknowledgeOutlets } from './rollout.ts'
import { StoryTime } from './story-time.ts'
import { type Say, sayIn } from './words.ts'

export interface StoryOptions {
  readonly customers: number
  readonly seed: number
  readonly language: Language
  /** What is done at the desk once the story is told, before it is closed. */
  readonly afterwards?: (desk: Desk) => Promise<void>
}

/** The programme the story is about. */
export const programme = 'icbc-im-2020'
const firstDay: Day = dayFromIso('2020-03-31')

/** The story converges in two or three nights; more than this means that something is wrong. */
const nightsMax = 8

/** Plays the story from where it stands. Answers false when something is left to correct. */
export async function playStory(
  openDesk: (clock: () => string) => Promise<Desk>,
  terminal: Terminal,
  options: StoryOptions,
): Promise<boolean> {
  const say = sayIn(options.language)
  const progress = new Progress(terminal, terminal.out)
  terminal.out(`${say('title')}\n${say('synthetic')}\n\n`)
  const time = new StoryTime()
  const desk = await progress.step(
    say('database'),
    () => openDesk(time.now),
    () => say('databaseDone'),
  )
  try {
    await makeProvince(desk, progress, say, { ...options, signal: terminal.signal })
    await publish(desk, progress, say, options.language)
    await progress.step(
      say('outlets'),
      () => reportOutlets(desk),
      (outlets) => say('outletsDone', { outlets }),
    )
    const bank = accepted(await openBank(desk, options.seed))
    const { language, afterwards } = options
    const stage = { desk, bank, programme, progress, say, language, terminal }
    const done = await playNights(stage).finally(() => bank.close())
    await acknowledgeOutlets(desk, programme, time)
    time.catchUp()
    await reportOutlets(desk)
    await afterwards?.(desk)
    return done
  } finally {
    await desk.store.close()
  }
}

const firstExtract = (desk: Desk): string => extractFolder(desk, firstDay)

async function makeProvince(
  desk: Desk,
  progress: Progress,
  say: Say,
  { customers, seed, signal }: StoryOptions & { readonly signal: AbortSignal },
): Promise<void> {
  const out = firstExtract(desk)
  await progress.step(
    say('province'),
    async () => {
      const made = await makeExtract({
        customers,
        seed,
        out,
        asOf: firstDay,
        format: 'parquet',
        damage: 'realistic',
        threads: 2,
        signal,
      })
      if (made.kind === 'refused' && made.code === 'folder_not_empty') return undefined
      return accepted(made).rows
    },
    (rows) => (rows === undefined ? say('kept') : say('provinceDone', countsOf(rows))),
  )
  await copyFile(join(out, 'donation-accounts.csv'), join(desk.folder, 'donation-accounts.csv'))
}

const countsOf = (rows: Readonly<Record<string, number>>): Record<string, string> =>
  Object.fromEntries(Object.entries(rows).map(([table, count]) => [table, thousands(count)]))

async function publish(desk: Desk, progress: Progress, say: Say, language: Language): Promise<void> {
  const folder = shippedPolicy(programme)
  await progress.step(
    say('check'),
    async () => {
      const report = accepted(await checkProgramme(folder, evaluateCase))
      const [finding] = report.findings
      if (finding !== undefined) throw new StoryEnds(`${finding.file}: ${finding.message}`)
      return report
    },
    ({ rows, terms, cases }) => say('checkDone', { rows, terms, cases }),
  )
  await progress.step(
    say('publish'),
    async () => {
      for (const person of demoPeople) accepted(await desk.store.people.introduce(person))
      const pack = await packProgramme(folder)
      if (!('digest' in pack)) throw new StoryEnds(pack[0]!.because)
      const reason = '银发〔2020〕29号'
      const known = (await desk.store.programmes.list()).find(({ digest }) => digest === pack.digest)
      if (known !== undefined) return known
      return accepted(
        await desk.store.programmes.publish(pack, { author: author.id, approver: publisher.id, reason }),
      )
    },
    ({ version }) =>
      say('publishDone', { version, author: author.name[language], approver: publisher.name[language] }),
  )
}

const openBank = (desk: Desk, seed: number) =>
  openSimulatedBank({
    folder: join(desk.folder, 'bank'),
    extract: firstExtract(desk),
    seed,
    rates: demoFaults,
  })

async function playNights(stage: Stage): Promise<boolean> {
  const nights: Night[] = []
  for (let day = firstDay; nights.length < nightsMax; day = addDays(day, 1)) {
    const night = await playNight(stage, day, nights.length === 0 ? planReport : planReportInBrief)
    nights.push(night)
    if (night.verified === undefined || hasStalled(nights)) break
  }
  await knowCustomers(stage, dayFromIso(nights.at(-1)!.plan.sources.asOf))
  return tellVerdict(stage, nights)
}

/** Makes the customers of a day's book findable at the counter. */
function knowCustomers({ desk, progress, say }: Stage, day: Day) {
  const extract = extractFolder(desk, day)
  return progress.step(
    say('customers'),
    async () => {
      const book = accepted(await openBook(bookFolder(desk, day)))
      const keyFile = customersKeyFile(desk.folder)
      return accepted(await loadCustomers(desk, { book, extract, keyFile, random }))
    },
    ({ customers, already }) =>
      already ? say('kept') : say('customersDone', { customers: thousands(customers) }),
  )
}

/** True when a night corrected nothing: what is left was refused by a system and lies with people. */
const hasStalled = (nights: readonly Night[]): boolean => nights.at(-1)!.verified?.done === 0

async function tellVerdict(stage: Stage, nights: readonly Night[]): Promise<boolean> {
  const { desk, say, terminal, language } = stage
  const last = nights.at(-1)!.plan
  const { asOf: day } = last.sources
  const { corrections } = last.summary
  const open = await desk.store.workItems.countOpen()
  const items = Object.values(open).reduce((sum, count) => sum + count, 0)
  const lines = [
    '',
    say('verdict'),
    corrections === 0 ? say('nothingLeft', { day }) : say('stillLeft', { day, corrections }),
    moneyWords(nights, say),
    await evidenceWords(desk, say),
    ...(items === 0 ? [] : [say('forPeople', { items })]),
    ...Object.entries(open).map(([code, count]) => `  ${count}  ${wordOf(exceptionWords, code, language)}`),
    '',
    say('further'),
    ...(await furtherWords(nights[0]!, desk, say)),
  ]
  terminal.out(`${lines.join('\n')}\n`)
  return corrections === 0
}

async function evidenceWords(desk: Desk, say: Say): Promise<string> {
  const report = await desk.store.log.verify()
  if (report.findings.length > 0) return say('evidenceBroken', { findings: report.findings.length })
  return say('evidence', { entries: report.size, root: report.root.slice(0, 16) })
}

async function furtherWords({ plan }: Night, desk: Desk, say: Say): Promise<string[]> {
  const account = (await exampleAccount(desk, plan)) ?? 'ACCOUNT'
  const rows = [
    [`npx reprieve explain --plan ${plan.id} --account ${account}`, say('explainHint')],
    ['npx reprieve serve', say('serveHint')],
    [`npx reprieve plan show ${plan.id}`, say('showHint')],
    [
      `npx reprieve simulate --programme policy/${programme} --book ${join(desk.folder, 'books', plan.sources.asOf)}`,
      say('simulateHint'),
    ],
    ['npx reprieve evidence verify', say('evidenceHint')],
  ] as const
  return rows.map(([command, words]) => `  ${command}\n      ${words}`)
}
