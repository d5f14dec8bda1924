// The filters of the inbox: those everybody has, one's own, and those of the people one works with, each with its count.

import { Type } from '@sinclair/typebox'
import type { InboxSubject, InboxWish } from '../../store/index.ts'
import { inboxReader } from '../inbox-reader.ts'
import { ok, route } from '../route.ts'
import { count, listOf, nothing, shape } from '../schemas/parts.ts'
import { savedFilter } from '../schemas/work-items.ts'

/** What everybody asks of an inbox. */
const standing = {
  all: { state: 'open' },
  overdue: { state: 'open', due: 'overdue' },
  week: { state: 'open', due: 'week' },
  mine: { state: 'open', owner: 'me' },
  nobodys: { state: 'open', owner: 'nobody' },
  decisions: { state: 'open', about: 'decisions' },
  stopped: { state: 'open', about: 'stopped' },
  alternatives: { state: 'open', about: 'alternatives' },
  evidence: { state: 'open', about: 'evidence' },
  documents: { state: 'open', about: 'documents' },
  departures: { state: 'open', about: 'departures' },
  acknowledgements: { state: 'open', about: 'acknowledgements' },
  accounts: { state: 'open', about: 'accounts' },
} as const satisfies Readonly<Record<InboxSubject, InboxWish>> & Readonly<Record<string, InboxWish>>

export const inboxFiltersList = route({
  method: 'GET',
  address: '/inbox/filters',
  verb: 'work_item.read',
  topic: 'work items',
  summary: 'The filters of the inbox, with how many items each finds',
  path: nothing,
  query: nothing,
  answers: {
    200: {
      words: 'The filters',
      schema: shape({
        standing: shape(
          Object.fromEntries(Object.keys(standing).map((name) => [name, count()])) as Record<
            keyof typeof standing,
            ReturnType<typeof count>
          >,
        ),
        items: listOf(shape({ ...savedFilter, isOwn: Type.Boolean(), count: count() })),
      }),
    },
  },
  run: async ({ desk: { store }, clock }, { person }) => {
    const nodes = person.assignments.map(({ node }) => node)
    const filters = await store.inbox.filters(person.id, nodes)
    const wishes = [...Object.values(standing), ...filters.map(({ wish }) => wish)]
    const counts = await store.inbox.counts(wishes, inboxReader(person, clock()))
    const names = Object.keys(standing)
    const items = filters.map((filter, at) => ({
      ...filter,
      isOwn: filter.person === person.id,
      count: counts[names.length + at]!,
    }))
    return ok({ standing: Object.fromEntries(names.map((name, at) => [name, counts[at]!])), items })
  },
})
