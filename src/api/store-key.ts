// A caller's key as the key of a command: nobody's key meets another's.

interface Keyed {
  readonly key?: string
  readonly person: { readonly id: string }
}

/** The key under which the store keeps the first result of a command, where the caller gave one. */
export const storeKey = ({ key, person }: Keyed): { readonly key?: string } =>
  key === undefined ? {} : { key: `${person.id}:${key}`.slice(0, 200) }
