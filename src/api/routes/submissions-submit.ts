// An author submits a programme in their own name.

import { Type } from '@sinclair/typebox'
import { isRefusal } from '../../kernel/index.ts'
import { submitProgramme } from '../../operations/index.ts'
import { route } from '../route.ts'
import { nothing, shape } from '../schemas/parts.ts'
import { dryRun } from '../schemas/plans.ts'
import { policyBytesMax, policyFiles, reason, submission, versionNumber } from '../schemas/programmes.ts'

export const submissionsSubmit = route({
  method: 'POST',
  address: '/submissions',
  verb: 'programme.submit',
  topic: 'programmes',
  summary: 'Submit a programme for a second person to publish',
  details:
    'With `upon`, the version that was read, it is refused where another came meanwhile. An earlier content is submitted like any other.',
  path: nothing,
  query: shape({ ...dryRun }),
  body: shape({
    files: policyFiles,
    reason,
    upon: Type.Optional(versionNumber),
  }),
  bodyBytesMax: policyBytesMax,
  answers: { 201: { words: 'The submission', schema: submission } },
  run: async ({ desk }, { body, person }) => {
    const submitted = await submitProgramme(desk, { ...body, person: person.id })
    return isRefusal(submitted) ? submitted : { status: 201, body: submitted }
  },
})
