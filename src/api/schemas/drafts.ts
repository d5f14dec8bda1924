// Drafts, declarations and the changes people decide in one step, as they come and go.

import { Type } from '@sinclair/typebox'
import { channels } from '../../kernel/index.ts'
import { count, day, id, instant, listOf, oneOf, shape, text } from './parts.ts'
import { contentDifference, policyFile, programmeId, programmeTitle, versionNumber } from './programmes.ts'

export const draftId = id('Id of a draft')

export const draft = shape({
  id: Type.String(),
  programme: Type.String(),
  title: programmeTitle,
  origin: oneOf(['declaration', 'version', 'draft']),
  fromVersion: Type.Optional(versionNumber),
  fromDraft: Type.Optional(Type.String()),
  createdBy: Type.String(),
  createdAt: instant('When it was begun'),
  revision: count('How often it was saved; `ETag` says the same'),
  savedBy: Type.String(),
  savedAt: instant('When it was saved last'),
  submission: Type.Optional(Type.String({ description: 'The latest submission made from it' })),
  discarded: Type.Optional(
    shape({ person: Type.String(), reason: Type.String(), at: instant('When it was discarded') }),
  ),
})

export const draftWithFiles = shape({ ...draft.properties, files: Type.Array(policyFile) })

export const savedFiles = Type.Array(
  shape({
    path: policyFile.properties.path,
    text: Type.Optional(policyFile.properties.text),
  }),
  { minItems: 1, maxItems: 200, description: 'Files as they are to be; one without text is taken out' },
)

const bilingual = shape({ zh: text('In Chinese', 200), en: text('In English', 200) })
const region = Type.String({ pattern: '^[0-9]{2,6}$', description: 'GB/T 2260 code of a region' })

export const declaration = shape({
  programme: Type.String({
    pattern: '^[a-z0-9][a-z0-9-]{1,39}$',
    description: 'Id of the new programme, such as flood-2021',
  }),
  name: bilingual,
  kind: Type.String({ pattern: '^[a-z][a-z_]{1,39}$', description: 'Such as flood or public_health' }),
  declaredDay: day('When it was declared'),
  lastDay: Type.Optional(day('Of every window; left out while the end is open')),
  authority: text('Who declared it', 200),
  document: text('By which paper', 400),
  responseLevel: Type.Optional(text('Such as I', 40)),
  regions: Type.Array(region, { minItems: 1, maxItems: 120, uniqueItems: true }),
  measures: Type.Array(shape({ id: programmeId, title: bilingual, owner: bilingual }), {
    minItems: 1,
    maxItems: 40,
  }),
})

const decided = { document: text('The paper that decides it', 400), reason: text('Why') }

export const programmeChange = Type.Union([
  shape({ kind: Type.Literal('close_window'), region, lastDay: day('The last day it is open'), ...decided }),
  shape({ kind: Type.Literal('reopen_window'), region, ...decided }),
  shape({
    kind: Type.Literal('release_wave'),
    wave: id('Id of the wave', 40),
    releasedDay: day('From this day on'),
    channels: Type.Array(oneOf(channels), { minItems: 1, maxItems: channels.length, uniqueItems: true }),
    regions: Type.Optional(Type.Array(region, { minItems: 1, maxItems: 120, uniqueItems: true })),
    minDaysPastDue: Type.Optional(Type.Integer({ minimum: 0, maximum: 36_600 })),
    ...decided,
  }),
  shape({ kind: Type.Literal('wind_down'), lastDay: day('Of every open window'), ...decided }),
  shape({ kind: Type.Literal('end_measures'), ...decided }),
])

const digest = Type.String({ description: 'SHA-256 of its text' })

export const tracedRevision = shape({
  revision: count(),
  person: Type.String(),
  at: instant('When it was saved'),
  note: Type.Optional(Type.String()),
  files: listOf(
    shape({ path: Type.String(), oldDigest: Type.Optional(digest), newDigest: Type.Optional(digest) }),
  ),
  differences: contentDifference.differences,
})

export const versionStep = shape({
  version: versionNumber,
  author: Type.String(),
  approver: Type.String(),
  reason: Type.String(),
  publishedAt: instant('When it was published'),
  validFrom: day('In force from this day on'),
  differences: contentDifference.differences,
})
