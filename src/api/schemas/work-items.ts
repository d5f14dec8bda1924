// Work items as they are answered.

import { Type } from '@sinclair/typebox'
import { instant, minor, oneOf, shape } from './parts.ts'

export const workItemNumber = Type.Integer({
  minimum: 1,
  maximum: Number.MAX_SAFE_INTEGER,
  description: 'Its number',
})

export const workItem = shape({
  id: workItemNumber,
  plan: Type.String(),
  account: Type.String(),
  code: Type.String(),
  target: Type.Optional(Type.String()),
  amountMinor: Type.Optional(minor('Money concerned')),
  owner: Type.Optional(Type.String()),
  region: Type.Optional(Type.String()),
  state: oneOf(['open', 'done']),
  openedAt: instant('When it was opened'),
  closedAt: Type.Optional(instant('When it was closed')),
  closedBy: Type.Optional(Type.String()),
  outcome: Type.Optional(Type.String()),
})
