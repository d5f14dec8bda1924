// Applying: one attempt for each correction, everything accounted for, and no blind second attempt after any crash.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isRefusal, refuse, type SystemName } from '../kernel/index.ts'
import {
  type AppliedFact,
  type ApplyOptions,
  type ApplyProgress,
  type ApplyReport,
  applyPlan,
} from './apply.ts'
import { matchAnswers } from './apply-answers.ts'
import type { Correction } from './correction.ts'
import type { Answer, PlanBatches, Receipt, System } from './ports.ts'
import { MemoryReceipts, type ReceiptBook } from './receipts.ts'

const systemOf: readonly SystemName[] = ['dialler', 'core', 'cards', 'bureau']

const corrections = Array.from(
  { length: 23 },
  (_, index): Correction => ({
    id: `cor:t:a${index}:delist_default::1`,
    system: systemOf[index % 4]!,
    measure: 't',
    account: `a${index}`,
    kind: 'delist_default',
  }),
)

const planOf = (all: readonly Correction[], size: number): PlanBatches => ({
  plan: 'plan_t',
  batches: Math.ceil(all.length / size),
  corrections: all.length,
  read: async (batch) => all.slice(batch * size, (batch + 1) * size),
})

/** Systems that remember every submission and answer as `answer` says. */
class Recorder {
  readonly submissions: { readonly system: SystemName; readonly ids: readonly string[] }[] = []
  answer: (batch: readonly Correction[]) => readonly Answer[] = (batch) =>
    batch.map(({ id }) => ({ correction: id, outcome: 'accepted' }))

  get systems(): Readonly<Record<SystemName, System>> {
    const system = (name: SystemName): System => ({
      name,
      submit: async (batch) => {
        this.submissions.push({ system: name, ids: batch.map(({ id }) => id) })
        return this.answer(batch)
      },
    })
    return {
      core: system('core'),
      cards: system('cards'),
      bureau: system('bureau'),
      dialler: system('dialler'),
    }
  }

  get idsSent(): readonly string[] {
    return this.submissions.flatMap(({ ids }) => ids)
  }
}

interface Bench {
  readonly recorder: Recorder
  readonly facts: AppliedFact[]
  readonly receipts: MemoryReceipts
  readonly options: ApplyOptions
}

function benchOf(size: number, over: Partial<ApplyOptions> = {}): Bench {
  const recorder = new Recorder()
  const facts: AppliedFact[] = []
  const receipts = new MemoryReceipts()
  const options: ApplyOptions = {
    plan: planOf(corrections, size),
    systems: recorder.systems,
    receipts,
    approval: { check: async () => 'approved' },
    evidence: { record: async (fact) => void facts.push(fact) },
    ...over,
  }
  return { recorder, facts, receipts, options }
}

async function applied(options: ApplyOptions): Promise<ApplyReport> {
  const report = await applyPlan(options)
  assert.ok(!isRefusal(report))
  return report
}

async function receiptsIn(receipts: ReceiptBook, batches: number): Promise<readonly Receipt[]> {
  const all = await Promise.all(Array.from({ length: batches }, (_, batch) => receipts.read('plan_t', batch)))
  return all.flatMap((known) => known ?? [])
}

test('batches are sent in order, each system once per batch, and every correction has one receipt', async () => {
  const { recorder, facts, receipts, options } = benchOf(8)
  const report = await applied(options)
  assert.deepEqual(
    { outcome: report.outcome, total: report.total, accepted: report.accepted, waiting: report.waiting },
    { outcome: 'applied', total: 23, accepted: 23, waiting: 0 },
  )
  assert.equal(recorder.submissions.length, 12)
  for (const batch of [0, 1, 2]) {
    const part = recorder.submissions.slice(batch * 4, batch * 4 + 4)
    assert.deepEqual(
      part.map(({ system }) => system),
      ['core', 'cards', 'bureau', 'dialler'],
    )
    const ids = corrections.slice(batch * 8, batch * 8 + 8).map(({ id }) => id)
    assert.deepEqual(part.flatMap(({ ids: sent }) => sent).toSorted(), ids.toSorted())
  }
  const known = await receiptsIn(receipts, 3)
  assert.deepEqual(
    known.map(({ correction }) => correction),
    corrections.map(({ id }) => id),
  )
  assert.deepEqual(
    facts.map(({ key }) => key),
    ['batch_applied:plan_t:0', 'batch_applied:plan_t:1', 'batch_applied:plan_t:2', 'plan_applied:plan_t'],
  )
})

test('X3 a plan that is not approved is refused, and nothing is begun, sent or recorded', async () => {
  const refusal = refuse('plan_not_approved', 'a second person must approve the plan first', 'plan_t')
  const { recorder, facts, receipts, options } = benchOf(8, { approval: { check: async () => refusal } })
  assert.equal(await applyPlan(options), refusal)
  assert.deepEqual(recorder.submissions, [])
  assert.deepEqual(facts, [])
  assert.deepEqual(await receipts.progress('plan_t'), { finished: 0, begun: 0 })
})

test('total = accepted + refused + unknown + waiting at every instant', async () => {
  const seen: ApplyProgress[] = []
  const { recorder, options } = benchOf(5, { onProgress: (progress) => seen.push(progress) })
  recorder.answer = (batch) =>
    batch.flatMap(({ id }, index): Answer[] => {
      if (index === 0) return []
      return [{ correction: id, outcome: 'refused', code: 'not_listed', because: 'nobody' }]
    })
  await applied(options)
  assert.equal(seen.length, 5)
  for (const { total, accepted, refused, unknown, waiting, batch } of seen) {
    assert.equal(total, accepted + refused + unknown + waiting)
    assert.equal(waiting, Math.max(0, 23 - batch * 5))
  }
  assert.ok(seen.at(-1)!.refused > 0 && seen.at(-1)!.unknown > 0)
})

test('X18 a connection that breaks makes that submission unknown and leaves the others alone', async () => {
  const { recorder, receipts, options } = benchOf(23)
  recorder.answer = (batch) => {
    if (batch[0]!.system === 'bureau') throw new Error('connection reset')
    return batch.map(({ id }) => ({ correction: id, outcome: 'accepted' }))
  }
  const report = await applied(options)
  const unknown = (await receiptsIn(receipts, 1)).filter(({ outcome }) => outcome === 'unknown')
  const ofBureau = corrections.filter(({ system }) => system === 'bureau').map(({ id }) => id)
  assert.deepEqual(
    unknown.map(({ correction }) => correction),
    ofBureau,
  )
  assert.ok(unknown.every(({ because }) => because === 'the connection to bureau failed'))
  assert.equal(report.accepted + report.unknown, 23)
})

test('a broken assumption inside a connector is not weather: it stops the run', async () => {
  const { recorder, options } = benchOf(23)
  recorder.answer = () => {
    const broken = new Error('money is conserved')
    throw Object.assign(broken, { name: 'AssertionError' })
  }
  assert.equal((await applied(options)).unknown, 23)
  const { AssertionError } = await import('../kernel/index.ts')
  const again = benchOf(23)
  again.recorder.answer = () => {
    throw new AssertionError('money is conserved')
  }
  await assert.rejects(() => applyPlan(again.options), AssertionError)
})

const yes = (correction: string): Answer => ({ correction, outcome: 'accepted' })
const no = (correction: string): Answer => ({
  correction,
  outcome: 'refused',
  code: 'not_listed',
  because: 'b',
})
const [a, b] = corrections as [Correction, Correction]

/** Answers to `a` and `b`; the outcomes of both, then duplicates, strangers and contradictions. */
const matchings: readonly (readonly [string, readonly Answer[], readonly string[], readonly number[]])[] = [
  ['no answer at all is unknown', [], ['unknown', 'unknown'], [0, 0, 0]],
  ['answers in another order', [yes(b.id), no(a.id)], ['refused', 'accepted'], [0, 0, 0]],
  ['an answer twice counts once', [yes(a.id), yes(a.id), yes(b.id)], ['accepted', 'accepted'], [1, 0, 0]],
  ['an answer to something else is ignored', [yes('x'), yes(a.id)], ['accepted', 'unknown'], [0, 1, 0]],
  ['yes and no is unknown', [yes(a.id), no(a.id), yes(b.id)], ['unknown', 'accepted'], [0, 0, 1]],
  [
    'no and yes is unknown, also after another yes',
    [no(a.id), yes(a.id), yes(a.id)],
    ['unknown', 'unknown'],
    [1, 0, 1],
  ],
]
for (const [fact, answers, outcomes, counts] of matchings) {
  test(`answers are matched by correction: ${fact}`, () => {
    const { receipts, stray } = matchAnswers([a, b], answers, 'no answer')
    assert.deepEqual(
      receipts.map(({ correction }) => correction),
      [a.id, b.id],
    )
    assert.deepEqual(
      receipts.map(({ outcome }) => outcome),
      outcomes,
    )
    assert.deepEqual([stray.duplicates, stray.strangers, stray.contradictions], counts)
  })
}

test('a stop finishes the batch in flight, and a later run goes on with the next', async () => {
  const stop = new AbortController()
  const { recorder, receipts, options } = benchOf(8, { signal: stop.signal, onProgress: () => stop.abort() })
  const first = await applied(options)
  assert.deepEqual([first.outcome, first.accepted, first.waiting], ['interrupted', 8, 15])
  assert.deepEqual(await receipts.progress('plan_t'), { finished: 1, begun: 1 })
  const { signal: _, onProgress: __, ...rest } = options
  const second = await applied(rest)
  assert.deepEqual([second.outcome, second.accepted, second.batchesFoundInterrupted], ['applied', 23, 0])
  assert.deepEqual(recorder.idsSent.toSorted(), corrections.map(({ id }) => id).toSorted())
})

test('a plan that was applied is not sent again', async () => {
  const { recorder, options } = benchOf(8)
  const first = await applied(options)
  const again = await applied(options)
  assert.equal(recorder.idsSent.length, 23)
  assert.deepEqual({ ...again, outcome: first.outcome }, first)
})

class Killed extends Error {}

/** Kills the process at its `at`-th step: before and after each write and each submission. */
class Killer {
  #left: number

  constructor(at: number) {
    this.#left = at
  }

  step(): void {
    if (this.#left-- === 0) throw new Killed('killed')
  }

  async around<Value>(act: () => Promise<Value>): Promise<Value> {
    this.step()
    const value = await act()
    this.step()
    return value
  }

  options(options: ApplyOptions): ApplyOptions {
    const { receipts, evidence, plan } = options
    return {
      ...options,
      plan: { ...plan, read: (batch) => this.around(() => plan.read(batch)) },
      evidence: { record: (fact) => this.around(() => evidence.record(fact)) },
      receipts: {
        progress: (id) => receipts.progress(id),
        read: (id, batch) => receipts.read(id, batch),
        begin: (id, batch) => this.around(() => receipts.begin(id, batch)),
        finish: (id, batch, known) => this.around(() => receipts.finish(id, batch, known)),
      },
    }
  }
}

test('X7 killed at every single step and resumed, a plan sends nothing twice and accounts for everything', async () => {
  let killedRuns = 0
  for (let at = 0; ; at++) {
    const { recorder, facts, receipts, options } = benchOf(8)
    const first = await applyPlan(new Killer(at).options(options)).catch((error) => {
      if (!(error instanceof Killed)) throw error
      return undefined
    })
    if (first !== undefined) break
    killedRuns += 1
    const report = await applied(options)
    assert.equal(report.accepted + report.unknown, 23, `killed at ${at}`)
    assert.equal(
      new Set(recorder.idsSent).size,
      recorder.idsSent.length,
      `killed at ${at}: nothing is sent twice`,
    )
    const known = await receiptsIn(receipts, 3)
    assert.deepEqual(
      known.map(({ correction }) => correction),
      corrections.map(({ id }) => id),
    )
    const unsent = known.filter(({ correction }) => !recorder.idsSent.includes(correction))
    assert.ok(unsent.every(({ outcome }) => outcome === 'unknown'))
    const keys = new Set(facts.map(({ key }) => key))
    assert.equal(keys.size, 4, `killed at ${at}: every batch and the plan are in the evidence`)
    for (const key of keys) {
      const said = new Set(facts.filter((fact) => fact.key === key).map((fact) => JSON.stringify(fact)))
      assert.equal(said.size, 1, `killed at ${at}: ${key} says the same each time`)
    }
  }
  assert.equal(killedRuns, 26)
})
