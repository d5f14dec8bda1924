// How long a dialog takes to open over a list of 500 rows, in milliseconds; run by hand: npm run bench:console.

import { isRefusal } from '../../src/kernel/index.ts'
import type { Matter } from '../../src/store/index.ts'
import { openWorld } from './world.ts'

const rows = 500
const rounds = 20
const goal = 300

const world = await openWorld()
try {
  const deadline = { days: 9, rule: 'bank_promise' }
  const matters = Array.from({ length: rows }, (_, at): Matter => {
    const account = `A${String(at).padStart(10, '0')}`
    return { account, code: 'over_corrected', target: `CH${at}`, region: '150302', deadline }
  })
  if (isRefusal(await world.desk.store.workItems.openMany(world.plan, matters))) throw new Error('refused')
  const page = await world.open('lina', { path: '/work-items?code=over_corrected' })
  for (let shown = 50; shown < rows; shown += 50) {
    await page
      .locator('tbody tr')
      .nth(shown - 1)
      .waitFor()
    await page.locator('button', { hasText: '再显示' }).click()
  }
  await page
    .locator('tbody tr')
    .nth(rows - 1)
    .waitFor()
  const taken = await page.evaluate(openAndClose, rounds)
  const [middle, most] = [taken[rounds >> 1]!, taken.at(-1)!].map((ms) => Math.trunc(ms))
  process.stdout.write(`a dialog over ${rows} rows: median ${middle} ms, most ${most} ms, goal ${goal} ms\n`)
} finally {
  await world.stop()
}

/** Runs in the page: opens the help and closes it again; the milliseconds until it was painted, the least first. */
async function openAndClose(times: number): Promise<number[]> {
  const painted = () =>
    new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))
  const help = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === '帮助')
  const taken: number[] = []
  for (let round = 0; round < times; round++) {
    const from = performance.now()
    help!.click()
    await painted()
    taken.push(performance.now() - from)
    document.querySelector('dialog')?.close()
    await painted()
  }
  return taken.toSorted((one, other) => one - other)
}
