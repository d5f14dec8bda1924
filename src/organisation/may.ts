// May this caller do this here? One answer for the server and the console, as a refusal with its words or nothing.

import { type Refusal, refuse } from '../kernel/index.ts'
import type { Place, Tree } from './node.ts'
import { type Permission, permissionOf, type Verb } from './permissions.ts'
import { type Role, roleWords } from './roles.ts'

/** A role that a person holds on a node and below. */
export interface Assignment {
  readonly role: Role
  readonly node: string
  /** The regions the node serves. */
  readonly regionPrefix: string
}

/** What a machine's token carries: some verbs, at one node and below. */
export interface TokenScope {
  /** Who issued it: what it begins stands under their name. */
  readonly issuedBy: string
  readonly verbs: readonly Verb[]
  readonly node: string
  readonly regionPrefix: string
}

/** Somebody who has signed in, or a machine that shows its token. */
export interface Caller {
  readonly id: string
  readonly name: { readonly zh: string; readonly en: string }
  readonly assignments: readonly Assignment[]
  /** Only for machines, which hold no role. */
  readonly token?: TokenScope
}

export const permissionRefusals = [
  'a_person_must_do_this',
  'role_is_missing',
  'token_does_not_carry_this',
  'place_is_not_yours',
] as const
export type PermissionRefusal = Refusal<(typeof permissionRefusals)[number]>

/** GB/T 2260 names a province with two digits: a role on so short a prefix reaches the whole book. */
export const provinceDigits = 2

type Ground = Pick<Assignment, 'node' | 'regionPrefix'>

/**
 * The refusal of a caller who may not; undefined when they may. Without a place, a verb bound to places is granted to
 * whom it is granted somewhere: what is then shown is narrowed to `regionsOf`.
 */
export function may(caller: Caller, verb: Verb, place?: Place): PermissionRefusal | undefined {
  const permission = permissionOf(verb)
  const grounds = groundsOf(caller, verb, permission)
  if ('kind' in grounds) return grounds
  const { scope } = permission
  if (grounds.some((ground) => holdsAt(ground, scope, place))) return undefined
  return refuse('place_is_not_yours', placeWords(verb, scope, grounds), verb)
}

/** The region prefixes within which the caller may, for lists that are narrowed instead of refused. */
export function regionsOf(caller: Caller, verb: Verb): readonly string[] {
  const grounds = groundsOf(caller, verb, permissionOf(verb))
  if ('kind' in grounds) return []
  const prefixes = [...new Set(grounds.map(({ regionPrefix }) => regionPrefix))].sort()
  return prefixes.filter(
    (prefix) => !prefixes.some((wide) => wide.length < prefix.length && prefix.startsWith(wide)),
  )
}

/** The nodes at which the caller may, for what concerns the people of a node first of all. */
export function nodesOf(caller: Caller, verb: Verb): readonly string[] {
  const grounds = groundsOf(caller, verb, permissionOf(verb))
  return 'kind' in grounds ? [] : [...new Set(grounds.map(({ node }) => node))].sort()
}

/** The caller as if a role at a department were held at its branch, for which a department works. */
export function atTheirBranch(tree: Tree, caller: Caller): Caller {
  const branchOf = (id: string): string => {
    const { kind, parent = id } = tree.node(id)
    return kind === 'department' ? parent : id
  }
  const assignments = caller.assignments.map((held) => ({ ...held, node: branchOf(held.node) }))
  return { ...caller, assignments }
}

/** Where the caller holds what the verb asks for, or why nowhere. */
function groundsOf(
  { assignments, token }: Caller,
  verb: Verb,
  permission: Permission,
): readonly Ground[] | PermissionRefusal {
  if (token !== undefined) return tokenGrounds(token, verb, permission)
  const grounds = assignments.filter(({ role }) => permission.roles.includes(role))
  if (grounds.length > 0) return grounds
  const needed = permission.roles.map((role) => roleWords[role].en).join(', ')
  return refuse('role_is_missing', `${verb} needs one of the roles: ${needed}`, verb)
}

function tokenGrounds(
  token: TokenScope,
  verb: Verb,
  permission: Permission,
): readonly Ground[] | PermissionRefusal {
  if (!permission.forMachines)
    return refuse('a_person_must_do_this', `${verb} is done by a person who signs in, never by a token`, verb)
  if (token.verbs.includes(verb)) return [token]
  return refuse('token_does_not_carry_this', `the token carries ${token.verbs.join(', ')}, not ${verb}`, verb)
}

function holdsAt({ node, regionPrefix }: Ground, scope: Permission['scope'], place?: Place): boolean {
  if (scope === 'anywhere') return true
  if (scope === 'province') return regionPrefix.length <= provinceDigits
  if (place === undefined) return true
  if (place.path !== undefined) return place.path.includes(node)
  return place.region === '' ? regionPrefix.length <= provinceDigits : place.region.startsWith(regionPrefix)
}

function placeWords(verb: Verb, scope: Permission['scope'], grounds: readonly Ground[]): string {
  const held = grounds.map(({ node }) => node).join(', ')
  return scope === 'province'
    ? `${verb} touches the whole book and needs the role on the first-tier branch; it is held on ${held}`
    : `${verb} is allowed at ${held} and below; this lies elsewhere`
}
