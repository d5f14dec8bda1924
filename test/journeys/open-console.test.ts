// The demo as `npm start` plays it: the story, and then the console, with customers to be found.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deskPeople } from '../../src/cli/demo/desk-people.ts'
import { exceptionWords, outcomeWords, reportWords } from '../../src/reconcile/index.ts'
import { hasServer, newDataFolder, play, type Watch } from './play.ts'
import { toldIn, transcriptOfReadme } from './transcript.ts'

const doorLine = /^Console: (http:\/\/127\.0\.0\.1:\d+)$/

/** What the door of the console says to somebody who comes to sign in. */
async function knock(line: string): Promise<string> {
  const [, origin] = doorLine.exec(line)!
  const ready = await fetch(`${origin}/api/health/ready`)
  assert.equal(ready.status, 200)
  return signInPage(`${origin}/api/sign-in?returnTo=/`)
}

/** The demo provider keeps the attempt in cookies, as a browser would. */
async function signInPage(address: string, cookies: readonly string[] = []): Promise<string> {
  const answer = await fetch(address, { redirect: 'manual', headers: { cookie: cookies.join('; ') } })
  const next = answer.headers.get('location')
  const given = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]!)
  if (next === null) return answer.text()
  return signInPage(new URL(next, address).href, [...cookies, ...given])
}

/** What the demo printed. */
let told = ''

test('S0.1: npm start ends with the console, open to the demo people until Ctrl-C', async () => {
  const { folder, remove } = await newDataFolder()
  try {
    let door = ''
    const onLine: Watch = async (line, send) => {
      if (doorLine.test(line)) door = await knock(line)
      if (line === 'Ctrl-C ends it.') send('SIGINT')
    }
    const played = await play(folder, ['--serve', '--port', '18020'], onLine)
    assert.deepEqual([played.code, played.err], [0, ''])
    told = played.out
    assert.match(played.out, /make customers findable +\d+\.\d s {2}3,000 customers, sealed/)
    for (const { name, post } of deskPeople)
      assert.ok(played.out.includes(`  ${name.en}\n      ${post.en}\n`))
    assert.equal(await hasServer(folder), false)
    for (const { name } of deskPeople) assert.ok(door.includes(name.zh), name.en)
  } finally {
    await remove()
  }
})

/** README names the first people to sign in as, and stands for the others with three dots. */
const withoutLaterPeople = (lines: readonly string[]): readonly string[] => {
  const later = deskPeople.slice(2).flatMap(({ name, post }) => [` ${name.en}`, ` ${post.en}`])
  return lines.filter((line) => !later.includes(line))
}

test('S0.1: README shows what the demo prints, but for what depends on the size of the province', () => {
  const [shown, played] = [toldIn(transcriptOfReadme()), toldIn(told)]
  assert.deepEqual(shown.beginning, played.beginning)
  assert.deepEqual(shown.nights[0], played.nights[0])
  assert.deepEqual(shown.nights.at(-1), played.nights.at(-1))
  assert.deepEqual(shown.end, withoutLaterPeople(played.end))
  const steps = (night: readonly string[]) =>
    night.flatMap((line) => /^ ✓ [a-z' ]*[a-z]/.exec(line)?.[0] ?? [])
  for (const night of shown.nights.slice(0, -1)) assert.deepEqual(steps(night), steps(played.nights[0]!))

  const words = [reportWords, exceptionWords, outcomeWords].flatMap((catalogue) =>
    Object.values(catalogue).map(({ en }) => en),
  )
  const unknown = [...shown.cells].filter((cell) => !played.cells.has(cell) && !words.includes(cell))
  assert.deepEqual(unknown, [])
})
