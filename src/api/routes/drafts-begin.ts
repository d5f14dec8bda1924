// An emergency declared makes a programme to write; a draft can be copied too.

import { Type } from '@sinclair/typebox'
import { copyDraft, type Declaration, declareEmergency } from '../../operations/index.ts'
import { draftReply } from '../revisions.ts'
import { route } from '../route.ts'
import { declaration, draft, draftId, newProgrammeId } from '../schemas/drafts.ts'
import { nothing, shape } from '../schemas/parts.ts'
import { dryRun } from '../schemas/plans.ts'
import { storeKey } from '../store-key.ts'

const begun = Type.Unsafe<
  { readonly declaration: Declaration } | { readonly draft: string; readonly programme?: string }
>({
  ...shape({
    declaration: Type.Optional(declaration),
    draft: Type.Optional(draftId),
    programme: Type.Optional(newProgrammeId),
  }),
  oneOf: [{ required: ['declaration'], properties: { programme: false } }, { required: ['draft'] }],
})

export const draftsBegin = route({
  method: 'POST',
  address: '/drafts',
  verb: 'programme.amend',
  topic: 'programmes',
  summary: 'Begin a draft: of a new programme from a declared emergency, or from another draft',
  details: 'A draft copied under another `programme` is one of a new programme of that id.',
  path: nothing,
  query: shape({ ...dryRun }),
  body: begun,
  answers: { 201: { words: 'The draft; `ETag` is its revision', schema: draft, headers: ['ETag'] } },
  run: async ({ desk, newId }, call) => {
    const { body, person } = call
    const beginning = { id: `draft_${newId()}`, person: person.id, ...storeKey(call) }
    const made =
      'declaration' in body
        ? await declareEmergency(desk, { ...beginning, declaration: body.declaration })
        : await copyDraft(desk, { ...beginning, ...body })
    return draftReply(201, made)
  },
})
