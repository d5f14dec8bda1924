// What people must decide, as a file.

import { Type } from '@sinclair/typebox'
import type { InboxWish, WorkItem } from '../../store/index.ts'
import { fileAnswers, fileDetails, fileFormat, fileReply, instantInName } from '../files/file-reply.ts'
import type { Column } from '../files/table.ts'
import { inboxReader } from '../inbox-reader.ts'
import { maskText } from '../masking.ts'
import { type ApiTools, route } from '../route.ts'
import { nothing, shape } from '../schemas/parts.ts'
import { inboxWish } from '../schemas/work-items.ts'

const versionOf = ({ programme, version }: NonNullable<WorkItem['acknowledgement']>) =>
  `${programme}@${version}`

const columns: readonly Column<WorkItem>[] = [
  { name: 'item', of: ({ id }) => id },
  { name: 'matter', of: ({ code }) => code },
  { name: 'account', of: ({ account }) => account },
  { name: 'target', of: ({ target }) => target },
  { name: 'amount_minor', of: ({ amountMinor }) => amountMinor },
  { name: 'region', of: ({ region }) => region },
  { name: 'owner', of: ({ owner }) => owner },
  { name: 'due_day', of: ({ dueDay }) => dueDay },
  { name: 'state', of: ({ state }) => state },
  { name: 'opened_at', of: ({ openedAt }) => openedAt },
  { name: 'closed_at', of: ({ closedAt }) => closedAt },
  { name: 'closed_by', of: ({ closedBy }) => closedBy },
  { name: 'outcome', of: ({ outcome }) => outcome && maskText(outcome) },
  { name: 'plan', of: ({ plan }) => plan },
  { name: 'departure', of: ({ departure }) => departure },
  { name: 'service', of: ({ service }) => service },
  { name: 'outlet', of: ({ outlet, acknowledgement }) => outlet ?? acknowledgement?.node },
  { name: 'circumstance', of: ({ circumstance }) => circumstance },
  { name: 'version', of: ({ acknowledgement }) => acknowledgement && versionOf(acknowledgement) },
  { name: 'submission', of: ({ submission }) => submission },
  { name: 'rule', of: ({ ruleChange }) => ruleChange?.rule },
  { name: 'drafted_plan', of: ({ draftedPlan }) => draftedPlan },
  { name: 'name_list', of: ({ nameList }) => nameList },
  { name: 'asked_by', of: ({ askedBy }) => askedBy },
]

export const workItemsFile = route({
  method: 'GET',
  address: '/work-items/file',
  verb: 'work_item.read',
  topic: 'work items',
  summary: 'The work items of the caller’s regions that are wanted, all of them, as CSV or as a workbook',
  details: fileDetails,
  path: nothing,
  query: shape({ ...inboxWish, format: Type.Optional(fileFormat) }),
  answers: fileAnswers('The work items'),
  run: async ({ desk, clock }, { query, person }) => {
    const { format, ...wish } = query
    const now = clock()
    const reader = inboxReader(person, now)
    const [count = 0] = await desk.store.inbox.counts([wish], reader)
    const rows = pagesOf(desk.store.inbox, { ...reader, wish })
    return fileReply({ name: `work-items-${instantInName(now)}`, columns, rows, count }, format)
  },
})

type Inbox = ApiTools['desk']['store']['inbox']
type Wanted = Omit<Parameters<Inbox['page']>[0], 'limit' | 'after'> & { readonly wish: InboxWish }

const itemsAtOnce = 1000
/** What stands for the deadline of an item that has none. */
const noDay = '9999-12-31'

async function* pagesOf(inbox: Inbox, wanted: Wanted): AsyncGenerator<readonly WorkItem[]> {
  let last: WorkItem | undefined
  for (;;) {
    const after = last && { dueDay: last.dueDay ?? noDay, id: last.id }
    const page = await inbox.page({ ...wanted, limit: itemsAtOnce, ...(after && { after }) })
    if (page.length > 0) yield page
    if (page.length < itemsAtOnce) return
    last = page.at(-1)
  }
}
