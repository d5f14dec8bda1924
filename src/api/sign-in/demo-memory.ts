// Where the demo provider keeps its sessions and codes: in memory, the oldest forgotten first, all gone with the process.

import type { Adapter, AdapterPayload } from 'oidc-provider'

const remembered = 1000

/** One memory for everything a demo provider keeps. */
export function demoMemory(): (name: string) => Adapter {
  const memory = new Map<string, AdapterPayload>()
  return (name) => new DemoAdapter(name, memory)
}

class DemoAdapter implements Adapter {
  readonly #name: string
  readonly #memory: Map<string, AdapterPayload>

  constructor(name: string, memory: Map<string, AdapterPayload>) {
    this.#name = name
    this.#memory = memory
  }

  async upsert(id: string, payload: AdapterPayload): Promise<void> {
    const oldest = this.#memory.keys().next().value
    if (this.#memory.size >= remembered && oldest !== undefined) this.#memory.delete(oldest)
    this.#memory.set(this.#key(id), payload)
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    return this.#memory.get(this.#key(id))
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.#those((payload) => payload.uid === uid)[0]?.[1]
  }

  async findByUserCode(): Promise<undefined> {}

  /** A code is consumed once; the provider asks whether, not when. */
  async consume(id: string): Promise<void> {
    const payload = this.#memory.get(this.#key(id))
    if (payload !== undefined) this.#memory.set(this.#key(id), { ...payload, consumed: true })
  }

  async destroy(id: string): Promise<void> {
    this.#memory.delete(this.#key(id))
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [key] of this.#those((payload) => payload.grantId === grantId)) this.#memory.delete(key)
  }

  #key(id: string): string {
    return `${this.#name} ${id}`
  }

  #those(fits: (payload: AdapterPayload) => boolean): [string, AdapterPayload][] {
    return [...this.#memory].filter(([key, payload]) => key.startsWith(`${this.#name} `) && fits(payload))
  }
}
