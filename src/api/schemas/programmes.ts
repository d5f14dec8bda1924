// Programmes, their versions and submissions as they are answered.

import { Type } from '@sinclair/typebox'
import { type CircumstanceKind, circumstanceKinds } from '../../kernel/index.ts'
import { submissionStates } from '../../store/index.ts'
import { count, day, id, instant, listOf, oneOf, shape, text, words } from './parts.ts'

export const programmeId = id('Id of a programme')

/** Which programme is shown where several are in force. */
export const ofProgramme = id('Id of the programme to show (usual: the one the server was started with)')
export const versionNumber = Type.Integer({
  minimum: 1,
  maximum: 1_000_000,
  description: 'Number of a version',
})

export const policyFile = shape({
  path: Type.String({ minLength: 1, maxLength: 250, description: 'Such as terms/relief.yaml' }),
  text: Type.String({ maxLength: 400_000 }),
})
export const policyFiles = Type.Array(policyFile, { minItems: 1, maxItems: 200 })
/** Bodies with the files of a programme may be this large. */
export const policyBytesMax = 2 * 1024 * 1024

/** Absent where no title can be read from its file. */
export const programmeTitle = Type.Optional(words)

/** In the words of the articles where it is an epidemic and says nothing else. */
export const circumstanceWords = shape(
  Object.fromEntries(circumstanceKinds.map((kind) => [kind, words])) as Record<
    CircumstanceKind,
    typeof words
  >,
  'What the programme calls each kind of circumstance',
)

export const version = shape({
  programme: Type.String(),
  title: programmeTitle,
  version: count(),
  digest: Type.String({ description: 'SHA-256 of the content' }),
  author: Type.String(),
  approver: Type.String(),
  reason: Type.String(),
  publishedAt: instant('When it was published'),
  validFrom: day('In force from this day on'),
})

export const listedVersion = shape({
  ...version.properties,
  emergencyKind: Type.String({ description: 'Such as flood or public_health' }),
  circumstances: circumstanceWords,
})

export const versionWithFiles = shape({ ...version.properties, files: Type.Array(policyFile) })

/** The version something changes. */
export const versionBefore = count('The version it rests on, 0 for a new programme')

export const meanwhile = shape({
  version: versionNumber,
  author: Type.String(),
  approver: Type.String(),
  reason: Type.String(),
  publishedAt: instant('When it was published'),
})

export const submission = shape({
  id: Type.String(),
  programme: Type.String(),
  title: programmeTitle,
  digest: Type.String(),
  base: versionBefore,
  author: Type.String(),
  reason: Type.String(),
  submittedAt: instant('When it was submitted'),
  state: oneOf(submissionStates),
  version: Type.Optional(count('The version it became')),
  sentBack: Type.Optional(
    shape({ person: Type.String(), reason: Type.String(), at: instant('When it was sent back') }),
  ),
  overtaken: Type.Optional(meanwhile),
})
export const submissionId = id('Id of a submission', 200)
export const submissionWithFiles = shape({ ...submission.properties, files: Type.Array(policyFile) })

export const contentDifference = {
  differences: listOf(
    shape({
      place: Type.String({ description: 'Such as terms.loan.deferMonths' }),
      before: Type.Optional(Type.String()),
      after: Type.Optional(Type.String()),
    }),
  ),
  files: listOf(shape({ path: Type.String(), change: oneOf(['added', 'removed', 'changed']) })),
}

export const comparison = shape({
  programme: Type.String(),
  from: count(),
  to: count(),
  ...contentDifference,
})

const finding = shape({
  code: Type.String(),
  file: Type.String(),
  path: Type.String(),
  message: Type.String(),
  facts: Type.Optional(
    Type.Record(Type.String({ pattern: '^[a-zA-Z]+$' }), Type.String(), {
      description: 'What the message is about, by name',
    }),
  ),
  decision: Type.Optional(Type.String({ description: 'Id of the decision, when it is about a table' })),
  rows: Type.Optional(
    listOf(count('Number of a row concerned, from 1; of a gap the rows nearest to answering')),
  ),
  column: Type.Optional(Type.String({ description: 'Such as input kind or output covered' })),
  person: Type.Optional(
    listOf(shape({ fact: Type.String(), value: Type.Union([Type.String(), Type.Number(), Type.Boolean()]) })),
  ),
})

const caseResult = shape({
  file: Type.String(),
  name: Type.String(),
  outcome: oneOf(['holds', 'fails', 'refused']),
  message: Type.String({ description: 'What differs or was refused; empty when the case holds' }),
  mistakeAt: Type.Optional(
    Type.String({ description: 'Of a case that is refused: where in it the mistake is written' }),
  ),
  rows: listOf(count('Number of a row of the eligibility table that answers for its people')),
})

export const checkReport = shape({
  findings: listOf(finding),
  rows: count('Rows of decision tables'),
  terms: count('Terms'),
  cases: count('Cases that were run'),
  results: listOf(caseResult),
})

export const caseNames = Type.Array(
  shape({ file: policyFile.properties.path, name: text('Its name', 400) }),
  {
    maxItems: 2000,
    description: 'Cases that are to expect what the programme answers now',
  },
)

/** The case files as they would read, and the cases before and after. */
export const takenAnswers = shape({
  files: Type.Array(policyFile),
  differences: contentDifference.differences,
})

export const reason = text('Why: the document or decision it follows from')
