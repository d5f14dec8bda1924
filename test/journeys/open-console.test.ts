// The demo as `npm start` plays it: the story, and then the console, with customers to be found.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deskPeople } from '../../src/cli/demo/desk-people.ts'
import { hasServer, newDataFolder, play, type Watch } from './play.ts'

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
    assert.match(played.out, /make customers findable +\d+\.\d s {2}3,000 customers, sealed/)
    for (const { name, post } of deskPeople)
      assert.ok(played.out.includes(`  ${name.en}\n      ${post.en}\n`))
    assert.equal(await hasServer(folder), false)
    for (const { name } of deskPeople) assert.ok(door.includes(name.zh), name.en)
  } finally {
    await remove()
  }
})
