// How a version reaches the outlets: which have read and understood it, and the word of one that has.

import { Type } from '@sinclair/typebox'
import { isRefusal } from '../../kernel/index.ts'
import { acknowledgeVersion, rolloutOf, showVersion } from '../../operations/index.ts'
import { type Caller, innerMongolia, may } from '../../organisation/index.ts'
import { ok, route } from '../route.ts'
import { count, instant, listOf, nothing, shape } from '../schemas/parts.ts'
import { dryRun } from '../schemas/plans.ts'
import { contentDifference, programmeId, versionNumber } from '../schemas/programmes.ts'

const mayAcknowledge = (person: Caller, node: string) =>
  may(person, 'rollout.acknowledge', {
    region: innerMongolia.node(node).regionPrefix,
    path: innerMongolia.path(node),
  })

const nodeId = Type.String({ pattern: '^[a-z0-9_.]{1,80}$', description: 'Outlet' })
const path = shape({ programme: programmeId, version: versionNumber })
const counts = { acknowledged: count('Outlets that acknowledged'), outlets: count('Outlets in all') }

export const rolloutRead = route({
  method: 'GET',
  address: '/programmes/{programme}/versions/{version}/rollout',
  verb: 'service.read',
  topic: 'programmes',
  summary: 'How far a version has reached the outlets: who acknowledged it, who has not',
  path,
  query: nothing,
  answers: {
    200: {
      words: 'Outlets and leagues',
      schema: shape({
        publishedAt: instant('When it was published'),
        asOf: instant('When it stood so'),
        acknowledgeHours: count('Hours in which an outlet acknowledges'),
        hoursSoFar: count('Hours since publication'),
        hoursUntilAll: Type.Optional(count('Hours until all had acknowledged; only once all have')),
        ...counts,
        leagues: listOf(shape({ league: Type.String(), ...counts })),
        nodes: listOf(
          shape({
            node: nodeId,
            league: Type.String(),
            acknowledged: Type.Optional(shape({ person: Type.String(), at: instant('When') })),
            hours: count('Hours from publication until it acknowledged, or until now'),
            isOverdue: Type.Boolean({ description: 'Missing for longer than the hours of the bank' }),
            mayAcknowledge: Type.Boolean({ description: 'True when the caller may acknowledge for it' }),
          }),
        ),
      }),
    },
  },
  run: async ({ desk, clock }, { path: { programme, version }, person }) => {
    const found = await rolloutOf(desk, { programme, version, at: clock() })
    if (isRefusal(found)) return found
    const nodes = found.nodes.map((one) => ({
      ...one,
      mayAcknowledge: mayAcknowledge(person, one.node) === undefined,
    }))
    return ok({ ...found, nodes })
  },
})

const shownDigest = Type.String({
  pattern: '^[0-9a-f]{64}$',
  description: 'Names what was shown; sent back by whoever acknowledges it',
})

export const rolloutShow = route({
  method: 'POST',
  address: '/programmes/{programme}/versions/{version}/show',
  verb: 'rollout.acknowledge',
  topic: 'programmes',
  summary: 'Open what a version changes, as one must before acknowledging it',
  details: 'Keeps that the caller was shown it. Of the first version every file is new.',
  path,
  query: shape({ ...dryRun }),
  answers: {
    200: {
      words: 'What the version changes',
      schema: shape({
        programme: programmeId,
        version: versionNumber,
        before: Type.Optional(versionNumber),
        ...contentDifference,
        shown: shownDigest,
      }),
    },
  },
  run: async ({ desk }, { path: { programme, version }, person }) =>
    ok(await showVersion(desk, { programme, version, person: person.id })),
})

export const rolloutAcknowledge = route({
  method: 'POST',
  address: '/programmes/{programme}/versions/{version}/acknowledge',
  verb: 'rollout.acknowledge',
  topic: 'programmes',
  summary: 'Say that an outlet has read and understood a version',
  details:
    'By the people of the outlet, of the newest version, once they have opened what it changes. Said again, by anybody of the outlet, the first answer holds.',
  path,
  query: shape({ ...dryRun }),
  body: shape({ node: nodeId, shown: shownDigest }),
  answers: {
    200: {
      words: 'The acknowledgement that holds',
      schema: shape({
        programme: programmeId,
        version: versionNumber,
        node: nodeId,
        person: Type.String(),
        at: instant('When'),
      }),
    },
  },
  run: async ({ desk }, { path: { programme, version }, body: { node, shown }, person }) => {
    const refusal = innerMongolia.findNode(node) === undefined ? undefined : mayAcknowledge(person, node)
    if (refusal !== undefined) return refusal
    const nodes = innerMongolia.nodes
      .map(({ id }) => id)
      .filter((id) => mayAcknowledge(person, id) === undefined)
    const kept = await acknowledgeVersion(desk, { programme, version, node, person: person.id, shown, nodes })
    return isRefusal(kept) ? kept : ok({ ...kept })
  },
})
