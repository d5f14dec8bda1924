// The demo as a newcomer plays it: once, again, in Chinese, interrupted, and killed at every step.

import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { demoWords } from '../../src/cli/demo/words.ts'
import { channelWords, exceptionWords, outcomeWords, reportWords } from '../../src/reconcile/index.ts'
import { hasServer, newDataFolder, type Played, play, stopAt } from './play.ts'

const nothingLeft = /^Nothing is left to correct in the book of 2020-04-\d\d\.$/m
const balanced =
  /^The books balance to the fen: ([\d,.]+) yuan accepted, \1 booked; ([\d,.]+) more stand there without an answer\.$/m

/** Yuan given back, answered or not: it depends on the province, not on what was interrupted. */
function givenBack(out: string): string {
  const [, answered, found] = balanced.exec(out)!
  return (Number(answered) + Number(found)).toFixed(2)
}

function assertVerdict({ code, out, err }: Played): void {
  assert.equal(code, 0, err)
  assert.match(out, nothingLeft)
  assert.match(out, balanced)
  assert.match(out, /^The evidence log holds \d+ entries and verifies; root [0-9a-f]{16}…$/m)
  assert.equal(err, '')
}

/** What the bank did, and which plans there are: neither may grow when the story is told again. */
async function deeds(folder: string) {
  const journal = await readFile(join(folder, 'bank', 'journal.jsonl'), 'utf8')
  const booked = journal.split('\n').filter((line) => line.includes('"booked"'))
  return { booked, plans: (await readdir(join(folder, 'plans'))).sort() }
}

/** What stands between the values of a sentence, where it is long enough to be recognised. */
const fragmentsOf = (sentence: string): readonly string[] =>
  sentence.split(/\{\w+\}/).filter((part) => part.trim().length > 7)

const catalogue = [demoWords, reportWords, exceptionWords, outcomeWords, channelWords].flatMap((words) =>
  Object.values(words),
)

let undisturbed: string | undefined

test('the demo ends with nothing left to correct; told again, in Chinese, nothing is applied twice', async () => {
  const { folder, remove } = await newDataFolder()
  try {
    const first = await play(folder, [])
    assertVerdict(first)
    undisturbed = givenBack(first.out)
    assert.doesNotMatch(first.out, /\p{Script=Han}/u)
    const done = await deeds(folder)
    const again = await play(folder, ['--lang', 'zh'])
    assert.deepEqual([again.code, again.err], [0, ''])
    assert.match(again.out, /^2020-04-\d\d 的账册上没有任何需要更正之处。$/m)
    assert.match(
      again.out,
      /^账平：接受 ([\d,.]+) 元，账上 \1 元，分毫不差；另有 [\d,.]+ 元虽无应答，账上已有。$/m,
    )
    const english = catalogue.flatMap(({ en }) => fragmentsOf(en)).filter((part) => again.out.includes(part))
    assert.deepEqual(english, [])
    const applied = /(\d[\d,]*) accepted, (\d+) refused, (\d+) without an answer/.exec(first.out)!
    assert.ok(again.out.includes(`接受 ${applied[1]}，拒绝 ${applied[2]}，无应答 ${applied[3]}`))
    assert.deepEqual(await deeds(folder), done)
    assert.deepEqual([first.sawServer, await hasServer(folder)], [true, false])
  } finally {
    await remove()
  }
})

/** Each is met in the step before the one that is cut: the line tells that a step has ended. */
const cuts = [
  { cut: 'making the province', words: 'database', signal: 'SIGKILL' },
  { cut: 'importing the book', words: 'publish the programme', signal: 'SIGINT' },
  { cut: 'importing the book', words: 'publish the programme', signal: 'SIGKILL' },
  { cut: 'drafting the plan', words: 'import the book', signal: 'SIGINT' },
  { cut: 'drafting the plan', words: 'import the book', signal: 'SIGKILL' },
  { cut: 'applying the plan', words: 'approve the plan', signal: 'SIGKILL' },
  { cut: 'taking the extract', words: 'apply the plan', signal: 'SIGKILL' },
  { cut: 'importing the next book', words: 'take the next', signal: 'SIGKILL' },
] as const

test('killed at every step and called again, the demo goes on to the same verdict and the books balance', async () => {
  const { folder, remove } = await newDataFolder()
  try {
    for (const stop of cuts) {
      const { code, signal, err } = await play(folder, [], stopAt(stop))
      if (stop.signal === 'SIGKILL') assert.equal(signal, 'SIGKILL', `${stop.cut}: ${err}`)
      else {
        assert.equal(code, 130, `${stop.cut}: ${err}`)
        assert.match(err, /^\nInterrupted\b.* again to go on\.\n$/)
      }
    }
    const last = await play(folder, [])
    assertVerdict(last)
    assert.equal(givenBack(last.out), undisturbed)
    assert.equal(await hasServer(folder), false)
  } finally {
    await remove()
  }
})
