// One name list with its counts.

import { regionsOf } from '../../organisation/index.ts'
import { noSuchList } from '../../store/index.ts'
import { listAnswer } from '../name-list-answers.ts'
import { ok, route } from '../route.ts'
import { listId, nameList } from '../schemas/name-lists.ts'
import { nothing, shape } from '../schemas/parts.ts'

export const nameListsRead = route({
  method: 'GET',
  address: '/name-lists/{list}',
  verb: 'name_list.read',
  topic: 'name lists',
  summary: 'A name list: who sent and imported it, its state, and its lines counted by outcome',
  path: shape({ list: listId }),
  query: nothing,
  answers: { 200: { words: 'The list', schema: nameList } },
  run: async ({ desk }, { path, person }) => {
    const list = await desk.store.nameLists.read(path.list, regionsOf(person, 'name_list.read'))
    return list === undefined ? noSuchList(path.list) : ok(listAnswer(list))
  },
})
