// Work items as they are answered.

import { Type } from '@sinclair/typebox'
import { roles } from '../../organisation/index.ts'
import { inboxDues, inboxOwners, inboxSubjects } from '../../store/index.ts'
import { accountId } from './decisions.ts'
import { day, id, instant, listOf, minor, oneOf, planId, shape, text } from './parts.ts'

export const workItemNumber = Type.Integer({
  minimum: 1,
  maximum: Number.MAX_SAFE_INTEGER,
  description: 'Its number',
})

const members = {
  id: workItemNumber,
  plan: Type.Optional(Type.String({ description: 'The plan that found it' })),
  account: Type.Optional(Type.String()),
  departure: Type.Optional(Type.String({ description: 'The request to depart from a programme' })),
  submission: Type.Optional(
    Type.String({ description: 'The submitted version that waits for a second person' }),
  ),
  ruleChange: Type.Optional(
    shape({ id: Type.String(), rule: Type.String() }, 'The change of a rule of the bank that waits for one'),
  ),
  draftedPlan: Type.Optional(Type.String({ description: 'The plan that waits for one' })),
  nameList: Type.Optional(Type.String({ description: 'The name list that waits for one' })),
  askedBy: Type.Optional(
    Type.String({ description: 'Who asked for what a second person decides, and is never the one' }),
  ),
  service: Type.Optional(Type.String({ description: 'The service that waits for somebody' })),
  outlet: Type.Optional(
    Type.String({ description: 'The outlet that must be told, where it is not its league' }),
  ),
  circumstance: Type.Optional(Type.String({ description: 'The circumstance it waits for' })),
  acknowledgement: Type.Optional(
    shape(
      { programme: Type.String(), version: Type.Integer({ minimum: 1 }), node: Type.String() },
      'The version and the outlet that has not acknowledged it in time',
    ),
  ),
  code: Type.String(),
  target: Type.Optional(Type.String()),
  amountMinor: Type.Optional(minor('Money concerned')),
  owner: Type.Optional(Type.String()),
  region: Type.Optional(Type.String()),
  state: oneOf(['open', 'done']),
  openedAt: instant('When it was opened'),
  dueDay: Type.Optional(day('The last day on which it is done in time')),
  dueRule: Type.Optional(Type.String({ description: 'The code of the rule that says so' })),
  customer: Type.Optional(Type.String({ description: 'Whose account it is, once known' })),
  closedAt: Type.Optional(instant('When it was closed')),
  closedBy: Type.Optional(Type.String()),
  outcome: Type.Optional(Type.String()),
}

export const workItem = shape(members)

export const workItemRead = shape({
  ...members,
  forRoles: listOf(oneOf(roles, 'A role with which it is taken, where it lies')),
})

/** Days after which nobody waits. */
const ageDaysMost = 36_500
const ageDays = (description: string) =>
  Type.Optional(Type.Integer({ minimum: 0, maximum: ageDaysMost, description }))

/** How long an item has waited; by the same days as the overview counts. */
export const ageWish = {
  ageDaysMin: ageDays('Opened so many days ago or longer, by days in Asia/Shanghai; 0 is today'),
  ageDaysMax: ageDays('Opened no longer than so many days ago, by days in Asia/Shanghai'),
}

/** What of the inbox is wanted. */
export const inboxWish = {
  state: Type.Optional(oneOf(['open', 'done'])),
  plan: Type.Optional(planId),
  account: Type.Optional(accountId),
  code: Type.Optional(id('Code of the matter')),
  about: Type.Optional(oneOf(inboxSubjects, 'What they are about')),
  owner: Type.Optional(oneOf(inboxOwners, 'Whose items')),
  due: Type.Optional(oneOf(inboxDues, 'By when')),
  ...ageWish,
  search: Type.Optional(
    Type.String({
      pattern: '^[A-Za-z0-9#*._ -]{1,90}$',
      description:
        'A case number, account, debt, charge, plan or customer in full, or the last four of an identity number or phone',
    }),
  ),
}

export const wishShape = shape(inboxWish)

export const savedFilter = {
  id: id('Id of a filter'),
  name: text('What it is called', 40),
  person: Type.String({ description: 'Who made it' }),
  node: Type.Optional(Type.String({ description: 'The node whose people see it' })),
  wish: wishShape,
}
