// The columns of a comparison in files: both answers of an account side by side.

import { effectFigures } from '../../reconcile/index.ts'
import type { AccountEffect } from '../../store/index.ts'
import type { Column } from './table.ts'

/** `amountMinor` as files write it: `amount_minor`. */
const inFiles = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

const answerColumns = (side: 'before' | 'after'): readonly Column<AccountEffect>[] => [
  { name: `${side}_outcome`, of: (effect) => effect[side].outcome },
  ...effectFigures.map(
    (figure): Column<AccountEffect> => ({
      name: `${side}_${inFiles(figure)}`,
      of: (effect) => effect[side][figure],
    }),
  ),
]

export const effectColumns: readonly Column<AccountEffect>[] = [
  { name: 'account', of: ({ account }) => account },
  { name: 'product', of: ({ product }) => product },
  { name: 'region', of: ({ region }) => region },
  { name: 'effect', of: ({ sense }) => sense },
  ...answerColumns('before'),
  ...answerColumns('after'),
]
