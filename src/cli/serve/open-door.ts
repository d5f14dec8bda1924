// Who may come in: the provider that the environment names, or the demo provider on this computer.

import type { FastifyPluginAsync } from 'fastify'
import { demoProvider, type Provider, signIn } from '../../api/index.ts'
import { isRefusal, type Refusal } from '../../kernel/index.ts'
import type { Store } from '../../store/index.ts'
import { clock, random } from '../../wiring.ts'
import { deskPeople, settlePeople } from '../demo/desk-people.ts'

export interface DoorOptions {
  readonly store: Store
  readonly origin: string
  readonly env: Readonly<Record<string, string | undefined>>
}

/** The door as a plugin; with the demo provider the demo people are made known first. */
export async function openDoor(options: DoorOptions): Promise<FastifyPluginAsync | Refusal> {
  const { store, origin, env } = options
  const provider = findProvider(env)
  const door = { store, clock, random, origin, ...freshMinutesOf(env) }
  if (provider !== undefined) return signIn({ ...door, provider })
  const settled = await settlePeople(store)
  if (isRefusal(settled)) return settled
  const demo = demoProvider({ origin, people: deskPeople, random })
  return signIn({ ...door, provider: demo.provider, beside: demo.plugin })
}

const minutesForm = /^[1-9]\d{0,2}$/

/** How recent a sign-in is for what is sensitive, where the environment says so. Throws for anything but minutes. */
function freshMinutesOf({ REPRIEVE_FRESH_MINUTES: given }: DoorOptions['env']): { freshMinutes?: number } {
  if (given === undefined || given === '') return {}
  if (!minutesForm.test(given)) throw new RangeError('REPRIEVE_FRESH_MINUTES is a number from 1 to 999')
  return { freshMinutes: Number(given) }
}

function findProvider(env: DoorOptions['env']): Provider | undefined {
  const { REPRIEVE_OIDC_ISSUER: issuer, REPRIEVE_OIDC_CLIENT: clientId } = env
  if (issuer === undefined || clientId === undefined) return undefined
  const { REPRIEVE_OIDC_SECRET: clientSecret, REPRIEVE_OIDC_CLAIM: personClaim, REPRIEVE_OIDC_ACR: acr } = env
  return {
    issuer,
    clientId,
    ...(clientSecret !== undefined && { clientSecret }),
    ...(personClaim !== undefined && { personClaim }),
    ...(acr !== undefined && acr.trim() !== '' && { acrValues: acr.trim().split(/\s+/) }),
  }
}
