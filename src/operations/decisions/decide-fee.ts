// Is a transfer free of charge? Asked before the fee is posted, answered with the entry of the register (relief-rules §8).

import {
  type Day,
  isoFromDay,
  isRefusal,
  noDay,
  type Refusal,
  type TransferPurpose,
} from '../../kernel/index.ts'
import { isFreeTransfer } from '../../measures/index.ts'
import { isPublicHealth, type Words } from '../../programmes/index.ts'
import type { Register } from '../night/register.ts'
import type { InForce } from '../programmes/in-force.ts'

export interface FeeRequest {
  readonly payeeAccount: string
  readonly purpose: TransferPurpose
  readonly day: Day
}

export interface FeeDecision {
  readonly tariff: 'free' | 'normal'
  readonly code:
    | 'free_transfer'
    | 'purpose_is_not_free'
    | 'payee_is_not_registered'
    | 'payee_is_not_valid_on_the_day'
  readonly because: Words
  readonly rule: string
  readonly entry?: {
    readonly accountNumber: string
    readonly name: string
    readonly organisationKind: string
    readonly region: string
    readonly validFrom: string
    readonly validTo?: string
    readonly verifiedDay: string
    readonly status: string
  }
  readonly programme: string
  readonly version: number
}

/** What `{funds}` stands for in the words below. */
const fundsInPublicHealth: Words = { zh: '防疫专用款', en: 'epidemic fund' }
const fundsInOtherEmergencies: Words = { zh: '救灾专用款', en: 'emergency fund' }

const words: Readonly<Record<FeeDecision['code'], Words>> = {
  free_transfer: {
    zh: '捐款或{funds}汇入登记账户，免收手续费',
    en: 'A donation or {funds} to a registered account is free of charge',
  },
  purpose_is_not_free: {
    zh: '用途不是捐款或{funds}，按标准收费',
    en: 'The purpose is neither donation nor {funds}s: the normal tariff applies',
  },
  payee_is_not_registered: {
    zh: '收款账户未登记，按标准收费',
    en: 'The account of the payee is not in the register: the normal tariff applies',
  },
  payee_is_not_valid_on_the_day: {
    zh: '收款账户登记在该日无效，按标准收费',
    en: 'The entry of the payee is not valid on that day: the normal tariff applies',
  },
}

/** Decides the tariff of one transfer. Purpose and register decide, so that it is the same under every programme in force. */
export async function decideFee(
  inForce: Pick<InForce, 'ground'>,
  request: FeeRequest,
): Promise<FeeDecision | Refusal> {
  const ground = await inForce.ground()
  if (isRefusal(ground)) return ground
  const entry = ground.register.entries.find(({ accountNumber }) => accountNumber === request.payeeAccount)
  const validity = entry === undefined ? [] : [{ firstDay: entry.validFrom, lastDay: entry.validTo ?? noDay }]
  const isFree = isFreeTransfer(request, validity)
  const code = isFree ? 'free_transfer' : reasonOf(request, entry !== undefined)
  const { programme, version } = ground.programme
  return {
    tariff: isFree ? 'free' : 'normal',
    code,
    because: becauseOf(code, programme.emergency.kind),
    rule: 'relief-rules §8 (S2.5)',
    ...(entry !== undefined && { entry: entryOf(entry) }),
    programme: programme.id,
    version,
  }
}

function becauseOf(code: FeeDecision['code'], emergencyKind: string): Words {
  const funds = isPublicHealth(emergencyKind) ? fundsInPublicHealth : fundsInOtherEmergencies
  const { zh, en } = words[code]
  return { zh: zh.replace('{funds}', funds.zh), en: en.replace('{funds}', funds.en) }
}

function reasonOf({ purpose }: FeeRequest, isRegistered: boolean): FeeDecision['code'] {
  if (purpose === 'other') return 'purpose_is_not_free'
  return isRegistered ? 'payee_is_not_valid_on_the_day' : 'payee_is_not_registered'
}

type Entry = Register['entries'][number]

function entryOf({ league: _, validFrom, validTo, verifiedDay, ...entry }: Entry): FeeDecision['entry'] {
  return {
    ...entry,
    validFrom: isoFromDay(validFrom),
    ...(validTo !== undefined && { validTo: isoFromDay(validTo) }),
    verifiedDay: isoFromDay(verifiedDay),
  }
}
