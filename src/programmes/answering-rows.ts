// The rows of a version's decision table as people name them: by number, with whom each answers for and whom it refuses.

import { areRefusals } from '../kernel/index.ts'
import type { ProgrammeRefusal } from './codes.ts'
import { eligibilityFile, eligibilityFrom, type ReadEligibility } from './eligibility.ts'
import type { ProgrammePack } from './pack.ts'

/** A row of the table of who is covered. */
export interface AnsweringRow {
  /** From 1, as the table shows it. */
  readonly number: number
  readonly answersFor: readonly { readonly product: string; readonly kind: string }[]
  /** True where it covers everybody it answers for, spouses too. */
  readonly refusesNobody: boolean
}

/** Every row of a pack's table. Refused where that table cannot be used. */
export async function answeringRows(
  pack: ProgrammePack,
): Promise<readonly AnsweringRow[] | ProgrammeRefusal[]> {
  const text = pack.files.find(({ path }) => path === eligibilityFile)?.text ?? ''
  const read = await eligibilityFrom(text)
  return areRefusals(read) ? read : rowsOf(read as ReadEligibility)
}

function rowsOf({ table, complete }: ReadEligibility): readonly AnsweringRow[] {
  const places = ['covered', 'spouse'].map((name) =>
    table.outputs.findIndex((output) => output.name === name),
  )
  return table.rows.map(({ number, answers }) => ({
    number,
    answersFor: complete.combinations
      .filter(({ rows }) => rows.includes(number))
      .map(({ facts }) => ({ product: String(facts.product), kind: String(facts.kind) })),
    refusesNobody: places.every((at) => answers[at] === true),
  }))
}
