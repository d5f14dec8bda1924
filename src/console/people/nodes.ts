// The branches, outlets and departments by name, in the order of the tree.

import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Answer } from '../client/ask.ts'
import { question } from '../client/questions.ts'
import { useSpeech } from '../words/language.tsx'
import { notYetNamed } from './not-yet-named.ts'

export type Node = Answer<'GET /api/organisation'>['items'][number]

const keptFor = 300_000

/** The organisation, and what a node is called; its id where none has that name. */
export function useNodes() {
  const { language } = useSpeech()
  const { data, isPending } = useQuery({ ...question('GET /api/organisation', {}), staleTime: keptFor })
  return useMemo(() => {
    const nodes = data?.items ?? []
    const known = new Map(nodes.map(({ id, name }) => [id, name[language]]))
    const below = (parent: string | undefined): readonly Node[] =>
      nodes
        .filter((node) => node.parent === parent)
        .toSorted((one, other) => one.regionPrefix.localeCompare(other.regionPrefix))
    /** Every node with how deep it lies, each above those below it. */
    const inOrder = (
      parent?: string,
      depth = 0,
    ): readonly { readonly node: Node; readonly depth: number }[] =>
      below(parent).flatMap((node) => [{ node, depth }, ...inOrder(node.id, depth + 1)])
    return { below, nodeName: (id: string) => known.get(id) ?? (isPending ? notYetNamed : id), inOrder }
  }, [data, isPending, language])
}
