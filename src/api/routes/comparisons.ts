// What another programme changes for whom: compared in the background, read account by account.

import { type Static, Type } from '@sinclair/typebox'
import { isRefusal } from '../../kernel/index.ts'
import {
  allEffects,
  bookOfDesk,
  compareAccount,
  effectsOfComparison,
  triedFrom,
} from '../../operations/index.ts'
import { effectColumns } from '../files/effects-table.ts'
import { fileAnswers, fileDetails, fileFormat, fileReply } from '../files/file-reply.ts'
import { startJob } from '../jobs.ts'
import { ok, route } from '../route.ts'
import { accountAnswer, accountId } from '../schemas/decisions.ts'
import { bookId, count, day, id, limit, listOf, nothing, pageLimit, shape } from '../schemas/parts.ts'
import { dryRun, job } from '../schemas/plans.ts'
import { circumstanceWords } from '../schemas/programmes.ts'
import { accountEffect, effectFilter, tryingOne } from '../schemas/trying.ts'
import { asTold, peopleBehind, tell } from '../told.ts'

const comparison = shape({ comparison: id('Id of the job that compared') })

export const comparisonsStart = route({
  method: 'POST',
  address: '/comparisons',
  verb: 'programme.try',
  topic: 'programmes',
  summary: 'Compare two of versions, submissions and drafts on the whole book, account by account',
  details:
    'The result of the job sums up by rule and by league; the accounts themselves are read from the comparison. No plan is drafted.',
  path: nothing,
  query: shape({ ...dryRun }),
  body: shape({ before: tryingOne, after: tryingOne, book: Type.Optional(bookId) }),
  answers: { 202: { words: 'The job; its id is that of the comparison', schema: job } },
  run: async (tools, call) => {
    const before = await triedFrom(tools.desk, call.body.before)
    if (isRefusal(before)) return before
    const after = await triedFrom(tools.desk, call.body.after)
    if (isRefusal(after)) return after
    const book = await bookOfDesk(tools.desk, call.body.book)
    if (isRefusal(book)) return book
    return startJob(tools, { kind: 'compare', input: { before, after, book: book.id }, ...call })
  },
})

const filterShape = shape(effectFilter)

/** What was asked for, without what was left out. */
const filterFrom = (query: Static<typeof filterShape>) =>
  Object.fromEntries(Object.keys(effectFilter).map((name) => [name, query[name as keyof typeof query]]))

export const comparisonsAccounts = route({
  method: 'GET',
  address: '/comparisons/{comparison}/accounts',
  verb: 'programme.try',
  topic: 'programmes',
  summary: 'The accounts whose answer differs, in the order of the book, and how many fit',
  path: comparison,
  query: shape({
    limit: Type.Optional(limit),
    from: Type.Optional(count('Number of the first account among those that fit, from 0')),
    ...effectFilter,
  }),
  answers: {
    200: {
      words: 'Accounts with both answers in figures',
      schema: shape({ items: listOf(accountEffect), total: count('How many accounts fit in all') }),
    },
  },
  run: async ({ desk }, { path, query }) => {
    const place = { from: query.from ?? 0, limit: pageLimit(query.limit) }
    const found = await effectsOfComparison(desk, path.comparison, { ...filterFrom(query), ...place })
    if (isRefusal(found)) return found
    return ok({ ...found, items: found.items.map(({ kind: _, ...item }) => item) })
  },
})

export const comparisonsFile = route({
  method: 'GET',
  address: '/comparisons/{comparison}/accounts/file',
  verb: 'programme.try',
  topic: 'lists',
  summary: 'The accounts whose answer differs and that fit, all of them, as CSV or as a workbook',
  details: fileDetails,
  path: comparison,
  query: shape({ ...effectFilter, format: Type.Optional(fileFormat) }),
  answers: fileAnswers('The accounts'),
  run: async ({ desk }, { path, query }) => {
    const opened = await allEffects(desk, path.comparison, filterFrom(query))
    if (isRefusal(opened)) return opened
    const { asOf, ...rows } = opened
    return fileReply(
      { name: `effects-${asOf}-${path.comparison}`, columns: effectColumns, ...rows },
      query.format,
    )
  },
})

export const comparisonsAccount = route({
  method: 'GET',
  address: '/comparisons/{comparison}/accounts/{account}',
  verb: 'programme.try',
  isLook: true,
  topic: 'programmes',
  summary: 'Both whole answers for one account',
  path: shape({ comparison: id('Id of the job that compared'), account: accountId }),
  query: nothing,
  answers: {
    200: {
      words: 'The answer of either programme',
      schema: shape({
        account: Type.String(),
        asOf: day('Day of the book'),
        before: accountAnswer,
        after: accountAnswer,
        circumstances: shape({ before: circumstanceWords, after: circumstanceWords }),
      }),
    },
  },
  run: async (tools, { path, person }) => {
    const compared = await compareAccount(tools.desk, path.comparison, path.account)
    if (isRefusal(compared)) return compared
    const { before, after } = compared
    const told = await tell(tools, person, [...peopleBehind(before), ...peopleBehind(after)])
    if (isRefusal(told)) return told
    return ok({ ...compared, before: asTold(before, told), after: asTold(after, told) })
  },
})
