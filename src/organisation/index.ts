// Who may do what where: the tree of the bank, the roles on it, and the one table of permissions. Pure.

export { innerMongolia, outletsOfInnerMongolia } from './inner-mongolia.ts'
export {
  type Assignment,
  atTheirBranch,
  type Caller,
  may,
  nodesOf,
  type PermissionRefusal,
  permissionRefusals,
  provinceDigits,
  regionsOf,
  type TokenScope,
} from './may.ts'
export {
  type NodeKind,
  nodeKinds,
  type OrganisationNode,
  type Place,
  placeOfNode,
  placeOfRegion,
  type Tree,
  treeOf,
} from './node.ts'
export { type Permission, permissionOf, type Scope, type Verb, verbs } from './permissions.ts'
export { containedRoles, type Role, roles, roleWords } from './roles.ts'
