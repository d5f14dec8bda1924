// Drafts a book under a programme that is not published and records nothing: for measuring.

import type { Refusal } from '../../kernel/index.ts'
import type { Programme } from '../../programmes/index.ts'
import type { Plan } from '../../reconcile/index.ts'
import { draftBook } from '../../store/index.ts'
import type { Register } from './register.ts'

export interface BenchDraft {
  readonly programme: Programme
  readonly bookDir: string
  readonly register: Register
  /** The folder the plan is written below. */
  readonly plans: string
}

export const draftForBench = ({ plans, ...draft }: BenchDraft): Promise<Plan | Refusal> =>
  draftBook({ ...draft, version: 0, digest: 'unpublished' }, plans)
