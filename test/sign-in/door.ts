// A server with the door, the demo provider, the demo people and a clock one can set: for tests only.

import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import Fastify, { type FastifyInstance, type FastifyPluginAsync, type LightMyRequestResponse } from 'fastify'
import { type DemoProvider, demoProvider, type SignInOptions, signIn } from '../../src/api/sign-in/index.ts'
import { deskPeople, settlePeople } from '../../src/cli/demo/desk-people.ts'
import type { Database } from '../../src/store/database/database.ts'
import { layDatabase } from '../../src/store/database/database-for-tests.ts'
import { openStore, type Store } from '../../src/store/index.ts'
import { openDatabase } from '../../src/store/store.ts'
import { granted, temporaryFolder } from '../../src/store/store-for-tests.ts'

export const origin = 'http://127.0.0.1:8020'

export interface TestDoor {
  readonly server: FastifyInstance
  readonly store: Store
  readonly sql: Database
  /** Sets the clock to an instant. */
  setClock(instant: string): void
  stop(): Promise<void>
}

interface Settings {
  /** Adds the routes under test. */
  readonly routes?: (server: FastifyInstance) => void
  readonly options?: Partial<SignInOptions>
  /** Another provider than that of the demo people. */
  readonly demo?: DemoProvider
  /** Another server than a bare one. */
  readonly build?: (parts: Parts) => Promise<FastifyInstance>
}

interface Parts {
  readonly store: Store
  readonly clock: () => string
  readonly door: FastifyPluginAsync
}

export async function openTestDoor({
  routes,
  options,
  build = bare,
  demo: given,
}: Settings = {}): Promise<TestDoor> {
  const dataFolder = await temporaryFolder()
  let now = '2020-04-01T01:00:00Z'
  const clock = () => now
  await layDatabase(dataFolder)
  const store = await openStore({ dataFolder, durable: false, clock })
  const { sql, close } = await openDatabase({ dataFolder, durable: false })
  granted(await settlePeople(store))
  const random = (bytes: number) => randomBytes(bytes)
  const demo = given ?? demoProvider({ origin, people: deskPeople, random })
  const { provider, plugin: beside } = demo
  const door = signIn({ store, provider, beside, clock, random, origin, ...options })
  const server = await build({ store, clock, door })
  routes?.(server)
  await server.ready()
  const stop = async () => {
    await server.close()
    await close()
    await store.close()
    await rm(dataFolder, { recursive: true, force: true })
  }
  const setClock = (instant: string) => {
    now = instant
  }
  return { server, store, sql, setClock, stop }
}

async function bare({ door }: Parts): Promise<FastifyInstance> {
  const server = Fastify()
  await server.register(door)
  return server
}

/** A browser, as far as signing in needs one: it keeps cookies by path, and says where it was sent. */
export class TestBrowser {
  readonly cookies = new Map<string, { readonly value: string; readonly path: string }>()
  readonly #server: FastifyInstance

  constructor(server: FastifyInstance) {
    this.#server = server
  }

  async send(
    method: 'GET' | 'POST',
    address: string,
    headers: Readonly<Record<string, string>> = {},
    payload?: object | string,
  ): Promise<LightMyRequestResponse> {
    const { pathname, search } = new URL(address, origin)
    const kept = [...this.cookies].filter(([, { path }]) => pathname.startsWith(path))
    const cookie = kept.map(([name, { value }]) => `${name}=${value}`).join('; ')
    const answer = await this.#server.inject({
      method,
      url: `${pathname}${search}`,
      headers: { host: new URL(origin).host, ...(cookie && { cookie }), ...headers },
      ...(payload && { payload }),
    })
    for (const { name, value, path = '/', maxAge, expires } of answer.cookies) {
      const isGone = maxAge === 0 || (expires !== undefined && expires.getTime() === 0)
      if (isGone) this.cookies.delete(name)
      else this.cookies.set(name, { value, path })
    }
    return answer
  }

  /** Sends a form as a browser does. */
  sendForm(address: string, fields: Readonly<Record<string, string>>): Promise<LightMyRequestResponse> {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    return this.send('POST', address, headers, new URLSearchParams(fields).toString())
  }

  /** Goes to the provider and chooses a person; answers with the address the provider sends the browser back to. */
  async comeBackAs(
    person: string,
    change: (provider: URL) => void = () => {},
    begin = '/api/sign-in?returnTo=/plans',
  ): Promise<string> {
    const begun = await this.send('GET', begin)
    const provider = new URL(locationOf(begun))
    change(provider)
    const page = await this.send('GET', locationOf(await this.send('GET', provider.href)))
    const button = page.body.match(new RegExp(`action="([^"]+/${person})"`))
    assert.ok(button?.[1], page.body)
    const chosen = await this.send('POST', button[1])
    return locationOf(await this.send('GET', locationOf(chosen)))
  }

  /** Signs in as a person and gives the CSRF token of the session. */
  async signIn(person: string, headers: Readonly<Record<string, string>> = {}): Promise<string> {
    const arrived = await this.send('GET', await this.comeBackAs(person), headers)
    assert.equal(arrived.statusCode, 303, arrived.body)
    const session = await this.send('GET', '/api/session')
    return session.json<{ csrfToken: string }>().csrfToken
  }
}

export const locationOf = (answer: LightMyRequestResponse): string => {
  assert.ok(answer.headers.location, `${answer.statusCode} ${answer.body}`)
  return answer.headers.location
}

/** The code of a problem, or its status when it is none. */
export const codeOf = (answer: LightMyRequestResponse): string => {
  const type = String(answer.headers['content-type'])
  return type.startsWith('application/problem+json') ? answer.json().code : `${answer.statusCode}`
}
