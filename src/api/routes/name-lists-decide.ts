// A second person approves a name list, or sends it back with a reason.

import { isRefusal, type Refusal } from '../../kernel/index.ts'
import { regionsOf } from '../../organisation/index.ts'
import { type NameList, noSuchList } from '../../store/index.ts'
import { listAnswer } from '../name-list-answers.ts'
import { type ApiTools, type Call, ok, type Reply, route } from '../route.ts'
import { listId, nameList } from '../schemas/name-lists.ts'
import { shape, text } from '../schemas/parts.ts'
import { dryRun } from '../schemas/plans.ts'
import { storeKey } from '../store-key.ts'

interface AboutList {
  readonly path: { readonly list: string }
}

const placeOfList = async ({ desk }: ApiTools, { path }: AboutList) =>
  (await desk.store.nameLists.find(path.list))?.place

interface Decision {
  readonly decision: 'approved' | 'sent_back'
  readonly reason?: string
}

/** Takes a decision and answers with the list as the caller sees it. */
async function decide(
  { desk }: ApiTools,
  call: Call<{ readonly list: string }, unknown, unknown>,
  decision: Decision,
): Promise<Reply | Refusal> {
  const { nameLists } = desk.store
  const { list } = call.path
  const decided: NameList | Refusal = await nameLists.decide({
    list,
    person: call.person.id,
    ...decision,
    ...storeKey(call),
  })
  if (isRefusal(decided)) return decided
  const counted = await nameLists.read(list, regionsOf(call.person, 'name_list.check'))
  return counted === undefined ? noSuchList(list) : ok(listAnswer({ ...counted, ...decided }))
}

const part = {
  method: 'POST',
  verb: 'name_list.check',
  topic: 'name lists',
  path: shape({ list: listId }),
  query: shape({ ...dryRun }),
  answers: { 200: { words: 'The list, decided', schema: nameList } },
  regionOf: placeOfList,
  unknown: (_: ApiTools, { path }: AboutList) => noSuchList(path.list),
} as const

export const nameListsApprove = route({
  ...part,
  address: '/name-lists/{list}/approve',
  summary: 'Approve a name list: each customer it matched waits to confirm; refused to who imported it',
  run: (tools, call) => decide(tools, call, { decision: 'approved' }),
})

export const nameListsSendBack = route({
  ...part,
  address: '/name-lists/{list}/send-back',
  summary: 'Send a name list back with a reason; nobody of it is pre-approved',
  body: shape({ reason: text('What is wrong with it') }),
  run: (tools, call) => decide(tools, call, { decision: 'sent_back', reason: call.body.reason }),
})
