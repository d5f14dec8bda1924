// `evaluate`: one case in, the whole answer out, with the same arithmetic that runs over the book at night.

import { type Day, isoFromDay, type Refusal, refuse } from '../../kernel/index.ts'
import { correctAccount, openAssessment, type Rulebook, rulebookFrom } from '../../measures/index.ts'
import type { Programme } from '../../programmes/index.ts'
import { answerFrom } from './answer.ts'
import type { AccountAnswer, CaseAnswer } from './case.ts'
import { columnsFromRows } from './columns-builder.ts'
import { Mistake, type Place, pathFrom } from './input.ts'
import { type ReadCase, readCase } from './read-case.ts'

/** Evaluates one case. Refused `wrong_input` with the path of the first mistake (relief-rules §11). */
export function evaluateCase(programme: Programme, input: unknown): CaseAnswer | Refusal<'wrong_input'> {
  const read = readAll([input], () => ({ step: '' }))
  return Array.isArray(read) ? evaluateRead(programme, read)[0]! : read
}

/** Cases read and decided together: few enough to stay in the processor's cache, enough to share their columns. */
const casesTogether = 256

/** Evaluates many cases in one pass; the answers stand in the order of the cases, or the first mistake is refused. */
export function evaluateCases(
  programme: Programme,
  inputs: readonly unknown[],
): readonly CaseAnswer[] | Refusal<'wrong_input'> {
  const answers: CaseAnswer[] = []
  for (let first = 0; first < inputs.length; first += casesTogether) {
    const read = readAll(inputs.slice(first, first + casesTogether), (at) => ({ step: first + at }))
    if (!Array.isArray(read)) return read
    for (const answer of evaluateRead(programme, read)) answers.push(answer)
  }
  return answers
}

/** Reads one case for who wants to look inside it. */
export function readOneCase(input: unknown): ReadCase | Refusal<'wrong_input'> {
  const read = readAll([input], () => ({ step: '' }))
  return Array.isArray(read) ? read[0]! : read
}

function readAll(
  inputs: readonly unknown[],
  placeOf: (at: number) => Place,
): ReadCase[] | Refusal<'wrong_input'> {
  try {
    return inputs.map((input, at) => readCase(input, placeOf(at)))
  } catch (error) {
    if (!(error instanceof Mistake)) throw error
    const path = pathFrom(error.place)
    return refuse('wrong_input', error.message, path === '' ? 'the case' : path)
  }
}

function evaluateRead(programme: Programme, cases: readonly ReadCase[]): CaseAnswer[] {
  const { columns, regions } = columnsFromRows(
    cases.flatMap(({ accounts }) => accounts.map(({ row }) => row)),
    programme.id,
  )
  const rulebooks = new Map<Day, Rulebook>()
  const { assessment, findings } = openAssessment()
  let row = 0
  return cases.map(({ asOf, accounts }) => {
    const rulebook = rulebooks.get(asOf) ?? rulebookFrom(programme, asOf, regions)
    rulebooks.set(asOf, rulebook)
    assessment.open(columns, rulebook)
    const answers = accounts.map((account): AccountAnswer => {
      findings.clear()
      correctAccount(assessment, row++, findings)
      return answerFrom(account, assessment, findings)
    })
    return { asOf: isoFromDay(asOf), accounts: answers }
  })
}
