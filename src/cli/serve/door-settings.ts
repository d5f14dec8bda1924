// What the environment says of signing in, read whole before anything opens: a wrong setting is told, never passed over.

import { isLoopback, isProtected, type Provider } from '../../api/index.ts'
import { isRefusal, type Refusal, refuse } from '../../kernel/index.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** Where people reach the server, and where it listens. */
export interface Reached {
  readonly origin: string
  readonly host: string
}

export interface DoorSettings {
  /** The provider of the bank; without one it is the demo provider. */
  readonly provider?: Provider
  readonly freshMinutes?: number
  readonly idleMinutes?: number
  readonly absoluteHours?: number
}

const minutesMax = 999
const hoursMax = 24

/** The settings, or the first that cannot be meant. */
export function doorSettings(env: Environment, reached: Reached): DoorSettings | Refusal {
  const provider = providerOf(env)
  if (isRefusal(provider)) return provider
  const refusal = refuseReach(reached, provider)
  if (refusal !== undefined) return refusal
  const freshMinutes = wholeOf(env, 'REPRIEVE_FRESH_MINUTES', minutesMax)
  if (isRefusal(freshMinutes)) return freshMinutes
  const idleMinutes = wholeOf(env, 'REPRIEVE_IDLE_MINUTES', minutesMax)
  if (isRefusal(idleMinutes)) return idleMinutes
  const absoluteHours = wholeOf(env, 'REPRIEVE_SESSION_HOURS', hoursMax)
  if (isRefusal(absoluteHours)) return absoluteHours
  return {
    ...(provider !== undefined && { provider }),
    ...(freshMinutes !== undefined && { freshMinutes }),
    ...(idleMinutes !== undefined && { idleMinutes }),
    ...(absoluteHours !== undefined && { absoluteHours }),
  }
}

const wrong = (setting: string, because: string): Refusal => refuse('setting_is_wrong', because, setting)

/** A variable that is set to something; an empty one is as good as none. */
const textOf = (env: Environment, name: string): string | undefined => env[name]?.trim() || undefined

function wholeOf(env: Environment, name: string, max: number): number | undefined | Refusal {
  const text = textOf(env, name)
  if (text === undefined) return undefined
  const value = Number(text)
  return /^[1-9]\d{0,2}$/.test(text) && value <= max ? value : wrong(name, `is a number from 1 to ${max}`)
}

const prompts = ['login', 'select_account'] as const

function providerOf(env: Environment): Provider | undefined | Refusal {
  const issuer = textOf(env, 'REPRIEVE_OIDC_ISSUER')
  const clientId = textOf(env, 'REPRIEVE_OIDC_CLIENT')
  if (issuer === undefined && clientId === undefined) return undefined
  const both = 'is missing; a provider needs its issuer and the client registered there, the demo neither'
  if (issuer === undefined) return wrong('REPRIEVE_OIDC_ISSUER', both)
  if (clientId === undefined) return wrong('REPRIEVE_OIDC_CLIENT', both)
  if (!isProtected(issuer)) return wrong('REPRIEVE_OIDC_ISSUER', protectedOnly)
  const clientSecret = textOf(env, 'REPRIEVE_OIDC_SECRET')
  const personClaim = textOf(env, 'REPRIEVE_OIDC_CLAIM')
  const acr = textOf(env, 'REPRIEVE_OIDC_ACR')
  const asked = textOf(env, 'REPRIEVE_OIDC_PROMPT')
  const prompt = prompts.find((one) => one === asked)
  if (asked !== undefined && prompt === undefined)
    return wrong('REPRIEVE_OIDC_PROMPT', `is ${prompts.join(' or ')}`)
  return {
    issuer,
    clientId,
    ...(clientSecret !== undefined && { clientSecret }),
    ...(personClaim !== undefined && { personClaim }),
    ...(acr !== undefined && { acrValues: acr.split(/\s+/) }),
    ...(prompt !== undefined && { prompt }),
  }
}

const protectedOnly = 'is an https address, or an http one of this computer; people sign in over nothing else'

/** The demo provider lets everybody be anybody: it is neither known nor reached beyond this computer. */
function refuseReach({ origin, host }: Reached, provider: Provider | undefined): Refusal | undefined {
  if (!isProtected(origin)) return wrong(`--origin ${origin}`, protectedOnly)
  if (new URL(origin).origin !== origin)
    return wrong(`--origin ${origin}`, `is no more than ${new URL(origin).origin}`)
  if (provider !== undefined) return undefined
  const demo =
    'the demo provider lets everybody be anybody and is for this computer only; set REPRIEVE_OIDC_ISSUER'
  if (!isLoopback(origin)) return wrong(`--origin ${origin}`, demo)
  const listening = `http://${host.includes(':') ? `[${host}]` : host}`
  return isProtected(listening) ? undefined : wrong(`--host ${host}`, demo)
}
