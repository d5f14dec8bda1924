// A place of the bank: head office, branch, outlet or department, and how far up from it one comes to the root.

import { assert } from '../kernel/index.ts'

export const nodeKinds = [
  'head_office',
  'first_tier_branch',
  'second_tier_branch',
  'outlet',
  'department',
] as const
export type NodeKind = (typeof nodeKinds)[number]

export interface OrganisationNode {
  readonly id: string
  readonly kind: NodeKind
  readonly name: { readonly zh: string; readonly en: string }
  /** The node above; only the head office has none. */
  readonly parent?: string
  /** The first digits of the regions (GB/T 2260) it serves: none, 15, 1503. An outlet serves its league or city. */
  readonly regionPrefix: string
}

/** Where a thing lies: at a node of the tree, or, without a path, only in a region. */
export interface Place {
  /** Empty where it is not known: then only a whole province sees it. */
  readonly region: string
  /** The node and all above it. */
  readonly path?: readonly string[]
}

export interface Tree {
  readonly nodes: readonly OrganisationNode[]
  /** Throws when there is no such node. */
  node(id: string): OrganisationNode
  findNode(id: string): OrganisationNode | undefined
  /** The node and all above it, up to the head office. */
  path(id: string): readonly string[]
  /** The node and all below it. */
  below(id: string): readonly OrganisationNode[]
}

/** The tree of some nodes. They hang together: one head office, known parents, regions that narrow downwards. */
export function treeOf(nodes: readonly OrganisationNode[]): Tree {
  const known = new Map(nodes.map((node) => [node.id, node]))
  const findNode = (id: string): OrganisationNode | undefined => known.get(id)
  const node = (id: string): OrganisationNode => {
    const found = known.get(id)
    assert(found !== undefined, `the organisation has no node ${id}`)
    return found
  }
  const path = (id: string): readonly string[] => {
    const { parent } = node(id)
    return parent === undefined ? [id] : [id, ...path(parent)]
  }
  const below = (id: string) => nodes.filter((each) => path(each.id).includes(id))
  const tree = { nodes, node, findNode, path, below }
  assertWhole(tree)
  return tree
}

function assertWhole({ nodes, node }: Tree): void {
  const roots = nodes.filter(({ parent }) => parent === undefined)
  assert(roots.length === 1 && roots[0]!.kind === 'head_office', 'an organisation has one head office')
  for (const { id, parent, regionPrefix } of nodes) {
    if (parent === undefined) continue
    const wide = node(parent).regionPrefix
    assert(regionPrefix.startsWith(wide), `${id} serves ${regionPrefix}, outside ${wide} of ${parent}`)
  }
}

/** The place of a node of the tree. */
export const placeOfNode = (tree: Tree, id: string): Place => ({
  region: tree.node(id).regionPrefix,
  path: tree.path(id),
})

/** The place of a customer, an account or another thing that a region says where it is. */
export const placeOfRegion = (region: string): Place => ({ region })
