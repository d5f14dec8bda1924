// A small bank made once, its console served as the product serves it, and a browser to use it.

import assert from 'node:assert/strict'
import { chmod, copyFile, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { makeExtract } from '../../src/book/index.ts'
import { settlePeople } from '../../src/cli/demo/desk-people.ts'
import { serve } from '../../src/cli/serve/serve.ts'
import type { Terminal } from '../../src/cli/verb.ts'
import { addDays, dayFromIso, isoFromDay, isRefusal, type Refusal } from '../../src/kernel/index.ts'
import { type Desk, draftPlan, importBookWithRecorded } from '../../src/operations/index.ts'
import { packProgramme } from '../../src/programmes/index.ts'
import { layDatabase } from '../../src/store/database/database-for-tests.ts'
import { openStore } from '../../src/store/index.ts'
import { clock, openDeskOver, openSimulatedBank, shippedPolicy } from '../../src/wiring.ts'
import { openBrowser } from './browser.ts'
import { builtConsole } from './built-console.ts'
import { slowAnswers } from './slow-answers.ts'

export interface World {
  readonly origin: string
  readonly desk: Desk
  /** The plan that waits for a decision, drafted by Li Na. */
  readonly plan: string
  readonly browser: Browser
  /** A page of somebody who has signed in; nobody with ''. Console errors fail the test at `assertQuiet`. */
  open(person: string, settings?: PageSettings): Promise<Page>
  /** The bank's next day: its extract is taken and imported as a book. */
  nextDay(): Promise<void>
  stop(): Promise<void>
}

export interface PageSettings {
  readonly width?: number
  readonly language?: 'zh' | 'en'
  readonly path?: string
  /** The time zone of the browser; that of the machine without it. */
  readonly zone?: string
}

const programme = 'icbc-im-2020'
const firstDay = dayFromIso('2020-03-31')
const customers = 2000
/** A machine that is busy may take this long for one step, in milliseconds. */
const patience = 90_000

function must<Value>(answer: Value | Refusal): Value {
  assert.ok(!isRefusal(answer), isRefusal(answer) ? `${answer.code}: ${answer.because}` : '')
  return answer as Value
}

/** Makes the bank, serves it with the console and opens the browser. */
export async function openWorld(): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'reprieve-console-'))
  await chmod(folder, 0o711)
  const pages = await builtConsole()
  await layDatabase(folder)
  const store = await openStore({ dataFolder: folder, durable: false, clock })
  const desk = await openDeskOver({ store, folder })
  const plan = await fill(desk)
  const { origin, close } = await start(desk, pages)
  const browser = await openBrowser()
  const stop = async () => {
    await browser.close()
    await close()
    await store.close()
    await rm(folder, { recursive: true, force: true })
  }
  const open = (person: string, settings: PageSettings = {}) =>
    openPage({ browser, origin }, person, settings)
  return { origin, desk, plan, browser, open, nextDay: () => nextDay(desk), stop }
}

const bookFolder = (desk: Desk, day: number) => join(desk.folder, 'books', isoFromDay(day as never))
const bankOf = (desk: Desk) => ({ folder: join(desk.folder, 'bank'), seed: 1 })

async function fill(desk: Desk): Promise<string> {
  const extract = join(desk.folder, 'extracts', isoFromDay(firstDay))
  const making = { customers, seed: 1, out: extract, asOf: firstDay, threads: 1 } as const
  must(await makeExtract({ ...making, format: 'parquet', damage: 'realistic' }))
  await importDay(desk, extract, firstDay)
  const registerFile = join(desk.folder, 'donation-accounts.csv')
  await copyFile(join(extract, 'donation-accounts.csv'), registerFile)
  must(await settlePeople(desk.store))
  const pack = await packProgramme(shippedPolicy(programme))
  assert.ok('digest' in pack)
  must(
    await desk.store.programmes.publish(pack, {
      author: 'wulan',
      approver: 'zhangmin',
      reason: '银发〔2020〕29号',
    }),
  )
  const bank = must(await openSimulatedBank({ ...bankOf(desk), extract }))
  await bank.close()
  const drafting = { programme, bookDir: bookFolder(desk, firstDay), registerFile, person: 'lina' }
  return must(await draftPlan(desk, drafting)).id
}

async function importDay(desk: Desk, extract: string, asOf: typeof firstDay): Promise<void> {
  const out = bookFolder(desk, asOf)
  must(await importBookWithRecorded(desk, { extract, out, asOf, threads: 1, memoryLimit: '1GB' }))
}

async function nextDay(desk: Desk): Promise<void> {
  const day = addDays(firstDay, 1)
  const extract = join(desk.folder, 'extracts', isoFromDay(day))
  const bank = must(await openSimulatedBank(bankOf(desk)))
  try {
    must(await bank.extract(day, extract))
  } finally {
    await bank.close()
  }
  await importDay(desk, extract, day)
}

async function start(desk: Desk, pages: string) {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const end = new AbortController()
  const terminal = { env: {}, out: () => {}, err: () => {}, signal: end.signal } as unknown as Terminal
  const options = { desk, host: '127.0.0.1', port, origin, programme, metricsPort: 0, seed: 1, pages }
  const ready = Promise.withResolvers<void>()
  const served = serve(terminal, options, () => ready.resolve())
  await Promise.race([ready.promise, served.then((refused) => must(refused ?? true))])
  const close = async () => {
    end.abort()
    await served
  }
  return { origin, close }
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { readonly port: number }
      probe.close(() => resolve(port))
    })
  })

async function openPage(
  { browser, origin }: Pick<World, 'browser' | 'origin'>,
  person: string,
  { width = 1440, language = 'zh', path = '/plans', zone }: PageSettings,
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: width < 500 ? 844 : 900 },
    reducedMotion: 'reduce',
    ...(zone !== undefined && { timezoneId: zone }),
  })
  context.setDefaultTimeout(patience)
  await context.addInitScript(
    (chosen) =>
      localStorage.getItem('reprieve-language') ?? localStorage.setItem('reprieve-language', chosen),
    language,
  )
  await slowAnswers(context)
  const page = await context.newPage()
  if (person === '') {
    await page.goto(`${origin}${path}`)
    return page
  }
  await page.goto(`${origin}/api/sign-in?returnTo=${encodeURIComponent(path)}`)
  await page.locator(`form[action$="/${person}"] button`).click()
  await page.waitForURL(`${origin}${path}`)
  return page
}
