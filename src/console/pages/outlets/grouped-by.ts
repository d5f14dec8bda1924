// Things that belong together, in the order in which the first of each came.

export function groupedBy<Thing>(
  things: readonly Thing[],
  keyOf: (thing: Thing) => readonly unknown[],
): readonly (readonly Thing[])[] {
  const groups = new Map<string, Thing[]>()
  for (const thing of things) {
    const key = JSON.stringify(keyOf(thing))
    groups.set(key, [...(groups.get(key) ?? []), thing])
  }
  return [...groups.values()]
}
