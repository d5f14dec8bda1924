// All verbs, in the order in which the overview shows them.

import type { Verb } from '../verb.ts'
import { verb as bookImport } from './book-import.ts'
import { verb as bookMake } from './book-make.ts'
import { verb as demo } from './demo.ts'
import { verb as evaluate } from './evaluate.ts'
import { verb as evidenceCheck } from './evidence-check.ts'
import { verb as evidenceProof } from './evidence-proof.ts'
import { verb as evidenceVerify } from './evidence-verify.ts'
import { verb as programmeCheck } from './programme-check.ts'
import { verb as programmePrint } from './programme-print.ts'

export const verbs: readonly Verb[] = [
  demo,
  programmeCheck,
  programmePrint,
  evaluate,
  bookMake,
  bookImport,
  evidenceVerify,
  evidenceProof,
  evidenceCheck,
]
