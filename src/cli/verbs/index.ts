// All verbs, in the order in which the overview shows them.

import type { Verb } from '../verb.ts'
import { verb as bookImport } from './book-import.ts'
import { verb as bookMake } from './book-make.ts'
import { verb as evaluate } from './evaluate.ts'

export const verbs: readonly Verb[] = [bookMake, bookImport, evaluate]
