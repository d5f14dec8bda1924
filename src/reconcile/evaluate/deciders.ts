// Which circumstances decided an account: those whose row of the decision table gave the answer.

import { type CircumstanceKind, circumstanceKinds, isRefusal, type Refusal } from '../../kernel/index.ts'
import { openAssessment, rulebookFrom } from '../../measures/index.ts'
import type { Programme } from '../../programmes/index.ts'
import { columnsFromRows } from './columns-builder.ts'
import { readOneCase } from './evaluate.ts'

/** Kinds of circumstances by bits, as columns hold them, in the order of the vocabulary. */
export const kindsFromBits = (bits: number): readonly CircumstanceKind[] =>
  circumstanceKinds.filter((_, at) => (bits >> at) & 1)

/** The kinds that decided the first account of a case; none where the table did not decide. Refused where the case is wrong. */
export function decidersOfCase(programme: Programme, input: unknown): readonly CircumstanceKind[] | Refusal {
  const read = readOneCase(input)
  if (isRefusal(read)) return read
  const { columns, regions } = columnsFromRows([read.accounts[0]!.row], programme.id)
  const { assessment } = openAssessment()
  assessment.open(columns, rulebookFrom(programme, read.asOf, regions))
  assessment.assess(0)
  return kindsFromBits(assessment.decidingKinds())
}
