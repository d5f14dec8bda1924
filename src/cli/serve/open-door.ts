// Who may come in: the provider that the environment names, or the demo provider on this computer.

import type { FastifyPluginAsync } from 'fastify'
import { demoProvider, signIn } from '../../api/index.ts'
import { isRefusal, type Refusal } from '../../kernel/index.ts'
import type { Store } from '../../store/index.ts'
import { clock, random } from '../../wiring.ts'
import { deskPeople, settlePeople } from '../demo/desk-people.ts'
import { doorSettings, type Reached } from './door-settings.ts'

export interface DoorOptions extends Reached {
  readonly store: Store
  readonly env: Readonly<Record<string, string | undefined>>
}

/** The door as a plugin; with the demo provider the demo people are made known first. Refused for a wrong setting. */
export async function openDoor(options: DoorOptions): Promise<FastifyPluginAsync | Refusal> {
  const { store, origin, env } = options
  const settings = doorSettings(env, options)
  if (isRefusal(settings)) return settings
  const { provider, ...times } = settings
  const door = { store, clock, random, origin, ...times }
  if (provider !== undefined) return signIn({ ...door, provider })
  const settled = await settlePeople(store)
  if (isRefusal(settled)) return settled
  const demo = demoProvider({ origin, people: deskPeople, random })
  return signIn({ ...door, provider: demo.provider, beside: demo.plugin })
}
