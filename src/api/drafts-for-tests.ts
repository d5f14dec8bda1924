// An emergency declared over HTTP and its draft written on, as the demo's author does it: for tests only.

import assert from 'node:assert/strict'
import { isRefusal } from '../kernel/index.ts'
import type { Answered, TestApi } from './api-for-tests.ts'

export const declaration = {
  programme: 'flood-2020',
  name: { zh: '黄河凌汛', en: 'Ice flood of the Yellow River' },
  kind: 'flood',
  declaredDay: '2020-03-20',
  authority: '内蒙古自治区人民政府',
  document: '启动防凌应急响应, 2020-03-20',
  responseLevel: 'III',
  regions: ['1503', '1508'],
  measures: [
    {
      id: 'loan-relief',
      title: { zh: '贷款延期', en: 'Loans postponed' },
      owner: { zh: '个人信贷部门', en: 'Personal Lending' },
    },
  ],
}

export interface File {
  readonly path: string
  readonly text: string
}

/** What authors do with drafts over this API. */
export const writingOver = (api: () => TestApi) => {
  const filesOf = async (draft: string): Promise<readonly File[]> =>
    (await api().call('wulan', `GET /api/drafts/${draft}`)).body.files
  return {
    filesOf,
    declared: async (id: string, otherwise: object = {}): Promise<Answered> => {
      const answer = await api().call('wulan', 'POST /api/drafts', {
        declaration: { ...declaration, ...otherwise, programme: id },
      })
      assert.equal(answer.status, 201, answer.text)
      return answer
    },
    textOf: async (draft: string, path: string): Promise<string> =>
      (await filesOf(draft)).find((file) => file.path === path)!.text,
    save: (person: string, draft: string, etag: string, file: File) =>
      api().call(person, `POST /api/drafts/${draft}/save`, { files: [file] }, { 'if-match': etag }),
    amend: (change?: object, version = 1, of = 'icbc-im-2020') =>
      api().call(
        'wulan',
        `POST /api/programmes/${of}/versions/${version}/amend`,
        change === undefined ? {} : { change },
      ),
    /** Gives somebody who has the other role the one of an author too. */
    alsoAuthor: async (person: string): Promise<void> => {
      const post = { person, role: 'programme_author', node: 'inner_mongolia', by: 'saren' } as const
      assert.ok(!isRefusal(await api().desk.store.organisation.assign(post)))
    },
  }
}
