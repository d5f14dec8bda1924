// X1: illegal transitions are refused, and what a programme is on a day follows from its versions.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayFromIso, isoFromDay } from '../kernel/index.ts'
import {
  type DatedVersion,
  lifeOf,
  type ProgrammeState,
  programmeCan,
  programmeStates,
  stateOnDay,
} from './life-cycle.ts'

const legal: readonly (readonly [ProgrammeState, ProgrammeState])[] = [
  ['draft', 'approved'],
  ['approved', 'draft'],
  ['approved', 'active'],
  ['active', 'winding_down'],
  ['winding_down', 'active'],
  ['winding_down', 'closed'],
]

test('X1 of all pairs of states exactly the legal transitions are allowed', () => {
  for (const from of programmeStates) {
    for (const to of programmeStates) {
      const allowed = legal.some(([one, other]) => one === from && other === to)
      assert.equal(
        programmeCan.move(from, to)?.code,
        allowed ? undefined : 'transition_not_allowed',
        `${from} ${to}`,
      )
    }
  }
  assert.equal(programmeCan.move('closed', 'active')?.because, 'goes from closed to nothing, not to active')
})

const span = (first: string, last?: string) => ({
  region: '15',
  firstDay: dayFromIso(first),
  ...(last !== undefined && { lastDay: dayFromIso(last) }),
})
const versions: readonly DatedVersion[] = [
  { version: 1, validFrom: dayFromIso('2020-01-20'), programme: { windows: [span('2020-01-25')] } },
  {
    version: 2,
    validFrom: dayFromIso('2020-02-20'),
    programme: { windows: [span('2020-01-25', '2020-02-25')] },
  },
]

const rowsOfDays: readonly (readonly [string, string])[] = [
  ['2020-01-19', 'draft'],
  ['2020-01-20', 'approved'],
  ['2020-01-24', 'approved'],
  ['2020-01-25', 'active'],
  ['2020-02-25', 'active'],
  ['2020-02-26', 'winding_down'],
]

test('X1 the state on any day follows from the version in force that day and its windows', () => {
  assert.deepEqual(
    rowsOfDays.map(([day]) => [day, stateOnDay(versions, dayFromIso(day))]),
    rowsOfDays,
  )
})

test('X1 the life of a programme names each state with the day it began and the version that made it so', () => {
  assert.deepEqual(
    lifeOf(versions).map(({ state, firstDay, version }) => [state, isoFromDay(firstDay), version]),
    [
      ['approved', '2020-01-20', 1],
      ['active', '2020-01-25', 1],
      ['winding_down', '2020-02-26', 2],
    ],
  )
})
