// The shapes in which people, roles, nodes and tokens are answered.

import { Type } from '@sinclair/typebox'
import { type NodeKind, nodeKinds, roles, type Verb, verbs } from '../../organisation/index.ts'
import { signInOutcomes } from '../../store/index.ts'
import { count, id, instant, listOf, oneOf, shape, text, words } from '../schemas/parts.ts'

export const personId = id('Id of a person', 40)
export const nodeId = Type.String({
  pattern: '^[a-z0-9_.]{1,60}$',
  description: 'Id of a node of the organisation',
})
export const role = oneOf(roles, 'A role; docs/reference/roles.md')
const verb = oneOf<Verb>(verbs, 'What a token may do; docs/reference/roles.md')
export const tokenId = Type.String({ pattern: '^machine:[A-Za-z0-9_-]{8,40}$', description: 'Id of a token' })

const regionPrefix = Type.String({
  pattern: '^([0-9]{2}){0,3}$',
  description: 'First digits of the regions it serves',
})

const held = {
  person: personId,
  role,
  node: nodeId,
  regionPrefix,
  assignedBy: personId,
  assignedAt: instant('When it was assigned'),
  reason: Type.Optional(text('Why it was given')),
  until: Type.Optional(instant('When it runs out by itself')),
}

export const heldRole = shape(held)

export const pastRole = shape({
  ...held,
  endedBy: Type.Optional(personId),
  endedAt: Type.Optional(instant('When it was ended')),
  endReason: Type.Optional(text('Why it was ended')),
})

export const roleReason = text('Why, for those who read it later')
export const roleUntil = Type.Optional(
  instant('When it runs out by itself; it is held until it is ended without'),
)

export const knownPerson = shape({ id: personId, name: words, roles: listOf(heldRole) })

export const organisationNode = shape({
  id: nodeId,
  kind: oneOf<NodeKind>(nodeKinds),
  name: words,
  parent: Type.Optional(nodeId),
  regionPrefix,
})

/** What a person decides of a token; everything but who, when and its id. */
export const tokenWish = {
  purpose: text('What the token is for'),
  verbs: Type.Array(verb, { minItems: 1, maxItems: verbs.length, uniqueItems: true }),
  node: nodeId,
  expiresAt: instant('When it ends, at most 366 days from now'),
}

export const machineToken = shape({
  ...tokenWish,
  id: tokenId,
  issuedBy: personId,
  issuedAt: instant('When it was issued'),
  revokedAt: Type.Optional(instant('When it was revoked')),
})

export const sessionId = Type.String({ format: 'uuid', maxLength: 36, description: 'Id of a session' })

export const ownSession = shape({
  id: sessionId,
  isThis: Type.Boolean({ description: 'True for the session that asks' }),
  openedAt: instant('When it was opened'),
  usedAt: instant('When it was last used'),
  idleUntil: instant('When it ends unless it is used'),
  absoluteUntil: instant('When it ends, however much it is used'),
  authenticatedAt: Type.Optional(instant('When the person showed themselves at the provider')),
  browser: Type.String({
    maxLength: 60,
    description: 'Such as `Edge, Windows`; empty where it is not known',
  }),
})

export const signInEvent = shape({
  id: count('Its number'),
  at: instant('When'),
  outcome: oneOf(signInOutcomes),
  person: Type.Optional(personId),
  subject: Type.Optional(text('Whom the provider named', 200)),
  code: Type.Optional(text('Why it was refused', 80)),
  byPerson: Type.Optional(personId),
})
