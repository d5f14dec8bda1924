// Whom a wrong rule refused, decided again: asked for as a job, followed account by account; no letter is sent from here.

import { Type } from '@sinclair/typebox'
import { isRefusal } from '../../kernel/index.ts'
import {
  accountOfRedecision,
  accountsOfRedecision,
  allRedecided,
  lettersOfRedecision,
  type ReadLetters,
  redecisionOf,
  refuseRows,
  triedFrom,
} from '../../operations/index.ts'
import { regionsOf } from '../../organisation/index.ts'
import type { AccountAnswer } from '../../reconcile/index.ts'
import { newestPage, pageFrom } from '../cursor.ts'
import { fileAnswers, fileDetails, fileFormat, fileReply } from '../files/file-reply.ts'
import { archiveReply, archiveType, lettersLanguage, lettersReply } from '../files/letters.ts'
import { redecidedColumns } from '../files/redecided-table.ts'
import { startJob } from '../jobs.ts'
import { type ApiTools, ok, route } from '../route.ts'
import { accountId } from '../schemas/decisions.ts'
import { count, limit, listOf, nothing, pageLimit, pageOf, pageQuery, shape } from '../schemas/parts.ts'
import { dryRun, job } from '../schemas/plans.ts'
import {
  redecidedAccount,
  redecidedFilter,
  redecidedStory,
  redecision,
  redecisionId,
  redecisionQuestion,
  redecisionWithPlans,
} from '../schemas/redecisions.ts'
import { asTold, peopleBehind, tell } from '../told.ts'

const one = shape({ redecision: redecisionId })

const redecisionsStart = route({
  method: 'POST',
  address: '/redecisions',
  verb: 'redecision.ask',
  topic: 'programmes',
  summary: 'Decide again whom a rule refused in a span of nights, under a corrected version',
  details:
    'Everybody refused is listed with what the corrected version gives. Nothing is changed by it: the next plan under that version closes the gap, and whoever asked here may not approve it.',
  path: nothing,
  query: shape({ ...dryRun }),
  body: redecisionQuestion,
  answers: { 202: { words: 'The job; its id is that of the re-decision', schema: job } },
  run: async (tools, call) => {
    const { version, programme } = call.body
    const found = await triedFrom(tools.desk, { programme, version })
    if (isRefusal(found)) return found
    const wrong = await refuseRows(tools.desk, call.body)
    if (wrong !== undefined) return wrong
    return startJob(tools, { kind: 'redecide', input: { ...call.body }, ...call })
  },
})

const redecisionsList = route({
  method: 'GET',
  address: '/redecisions',
  verb: 'redecision.read',
  topic: 'programmes',
  summary: 'Re-decisions, the newest first',
  path: nothing,
  query: shape(pageQuery),
  answers: { 200: { words: 'A page of re-decisions', schema: pageOf(redecision) } },
  run: async ({ desk }, { query }) => {
    const page = newestPage('redecisions', query)
    if (isRefusal(page)) return page
    const rows = await desk.store.redecisions.list(page)
    const next = pageFrom('redecisions', { rows, ...page }, ({ askedAt, id }) => [askedAt, id])
    return ok({ items: rows, ...next })
  },
})

const redecisionsRead = route({
  method: 'GET',
  address: '/redecisions/{redecision}',
  verb: 'redecision.read',
  topic: 'programmes',
  summary: 'A re-decision with its nights, its sums and the plans that correct its accounts',
  path: one,
  query: nothing,
  answers: { 200: { words: 'The re-decision', schema: redecisionWithPlans } },
  run: async ({ desk }, { path }) => {
    const found = await redecisionOf(desk, path.redecision)
    if (isRefusal(found)) return found
    const plans = await desk.store.redecisions.plans(path.redecision)
    return ok({ ...found, plans: plans.map(({ plan, accounts }) => ({ plan, accounts })) })
  },
})

const redecisionsAccounts = route({
  method: 'GET',
  address: '/redecisions/{redecision}/accounts',
  verb: 'redecision.read',
  topic: 'programmes',
  summary: 'The accounts decided again and how far the correction of each has come',
  path: one,
  query: shape({
    limit: Type.Optional(limit),
    from: Type.Optional(count('Number of the first account among those that fit, from 0')),
    ...redecidedFilter,
  }),
  answers: {
    200: {
      words: 'Accounts',
      schema: shape({ items: listOf(redecidedAccount), total: count('How many fit in all') }),
    },
  },
  run: async ({ desk }, { path, query, person }) => {
    const { from = 0, limit: asked, ...filter } = query
    const regions = regionsOf(person, 'redecision.read')
    const page = { ...filter, from, limit: pageLimit(asked), regions }
    const found = await accountsOfRedecision(desk, path.redecision, page)
    if (isRefusal(found)) return found
    return ok({ ...found, items: found.items.map(({ kind: _, ...item }) => item) })
  },
})

const redecisionsFile = route({
  method: 'GET',
  address: '/redecisions/{redecision}/accounts/file',
  verb: 'redecision.read',
  topic: 'lists',
  summary: 'The accounts decided again that fit, all of them, as CSV or as a workbook',
  details: fileDetails,
  path: one,
  query: shape({ ...redecidedFilter, format: Type.Optional(fileFormat) }),
  answers: fileAnswers('The accounts'),
  run: async ({ desk }, { path, query, person }) => {
    const { format, ...filter } = query
    const regions = regionsOf(person, 'redecision.read')
    const opened = await allRedecided(desk, path.redecision, { ...filter, regions })
    if (isRefusal(opened)) return opened
    const { asOf, ...rows } = opened
    const name = `redecided-${asOf}-${path.redecision}`
    return fileReply({ name, columns: redecidedColumns, ...rows }, format)
  },
})

const redecisionsAccount = route({
  method: 'GET',
  address: '/redecisions/{redecision}/accounts/{account}',
  verb: 'redecision.read',
  isLook: true,
  topic: 'programmes',
  summary: 'One account with what it gets and the letter its customer would get, which is not sent',
  details: 'The letter is a look at the customer, which is kept.',
  path: shape({ redecision: redecisionId, account: accountId }),
  query: nothing,
  answers: { 200: { words: 'The account', schema: redecidedStory } },
  run: async (tools, { path, person }) => {
    const { desk } = tools
    const regions = regionsOf(person, 'redecision.read')
    const looking = { account: path.account, person: person.id, regions }
    const found = await accountOfRedecision(desk, path.redecision, looking)
    if (isRefusal(found)) return found
    const { people: _, kind: __, charges: ___, answer, ...story } = found
    if (answer === undefined || answer === null) return ok(story)
    const decided = answer as unknown as AccountAnswer
    const told = await tell(tools, person, peopleBehind(decided))
    return isRefusal(told) ? told : ok({ ...story, answer: asTold(decided, told) })
  },
})

const lettersHeaders = ['Content-Disposition', 'X-Row-Count'] as const
const lettersDetails =
  'Each letter is a look at its customer, which is kept before it is shown. `X-Row-Count` says their number beforehand. They name the number of their customer, an account by its last four characters, and nobody.'

async function lettersOf({ desk }: ApiTools, id: string, asked: ReadLetters) {
  const found = await redecisionOf(desk, id)
  return isRefusal(found) ? found : lettersOfRedecision(desk, found, asked)
}

const redecisionsLetters = route({
  method: 'GET',
  address: '/redecisions/{redecision}/letters',
  verb: 'redecision.read',
  isLook: true,
  topic: 'lists',
  summary: 'The letters to those who fit, all of them, as one page to print',
  details: `${lettersDetails} The last line is \`#end\` with their number; a page without it is incomplete.`,
  path: one,
  query: shape({ ...redecidedFilter, ...lettersLanguage }),
  answers: {
    200: { words: 'HTML, each letter on a sheet of its own', type: 'text/html', headers: lettersHeaders },
  },
  run: async (tools, { path, query, person }) => {
    const { language, ...filter } = query
    const regions = regionsOf(person, 'redecision.read')
    const opened = await lettersOf(tools, path.redecision, { ...filter, person: person.id, regions })
    return isRefusal(opened) ? opened : lettersReply(path.redecision, opened, language)
  },
})

const redecisionsArchive = route({
  method: 'GET',
  address: '/redecisions/{redecision}/letters/archive',
  verb: 'redecision.read',
  isLook: true,
  topic: 'lists',
  summary: 'The letters to those who fit, a file for each letter, in a ZIP archive',
  details: `${lettersDetails} More than an archive holds are refused, never cut.`,
  path: one,
  query: shape(redecidedFilter),
  answers: { 200: { words: 'A ZIP archive', type: archiveType, headers: lettersHeaders } },
  run: async (tools, { path, query, person }) => {
    const regions = regionsOf(person, 'redecision.read')
    const opened = await lettersOf(tools, path.redecision, { ...query, person: person.id, regions })
    return isRefusal(opened) ? opened : archiveReply(path.redecision, opened)
  },
})

export const redecisionRoutes = [
  redecisionsStart,
  redecisionsList,
  redecisionsRead,
  redecisionsAccounts,
  redecisionsFile,
  redecisionsAccount,
  redecisionsLetters,
  redecisionsArchive,
]
