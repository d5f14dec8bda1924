// A person by name, the id beside it for whoever must be exact.

import { useNames } from './names.ts'

export function PersonName({ id }: { readonly id: string }) {
  const { nameOf } = useNames()
  const name = nameOf(id)
  return (
    <span className="person">
      {name === id ? <span className="code">{id}</span> : name}
      {name !== id && id !== 'system' && <span className="person-id code">{id}</span>}
    </span>
  )
}
