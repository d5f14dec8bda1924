// A work item of every kind, for the matrix of forbidden steps: what brings it about, and whose it may be.

import assert from 'node:assert/strict'
import { must, type TestApi } from '../../src/api/api-for-tests.ts'
import { planOfRows } from '../../src/api/plan-of-rows-for-tests.ts'
import type { Role } from '../../src/organisation/index.ts'
import type { NewCircumstance } from '../../src/store/index.ts'
import { planDraft } from '../../src/store/store-for-tests.ts'
import { fourMonths, submitChanged } from './versions.ts'

const asOf = '2020-03-31'

/** A work item of each kind, and the roles of those who may do what it waits for: they take it and give it, nobody else. */
export interface ItemKind {
  readonly takers: readonly Role[]
  /** Makes what the item waits for; the wish that finds it. */
  readonly make: () => Promise<Readonly<Record<string, string>>>
}
const recorders: readonly Role[] = ['outlet_clerk', 'outlet_manager', 'loan_officer']
const ofProgramme: readonly Role[] = ['programme_author', 'programme_approver']

export const itemKinds = (api: TestApi): Readonly<Record<string, ItemKind>> => ({
  'what a plan found': {
    takers: ['operations'],
    make: async () => {
      const plan = await planOfRows(api.desk, 9, asOf)
      const matter = { account: 'A0000000901', code: 'over_corrected', target: 'CH1', region: '150302' }
      must(await api.desk.store.workItems.openMany(plan, [matter]))
      return { code: matter.code, account: matter.account }
    },
  },
  'a document awaited': {
    takers: recorders,
    make: () => recordedFor(api, 'P00000201', { documentDueDay: '2020-04-20' }),
  },
  'evidence to be verified': {
    takers: ['health_evidence_reviewer'],
    make: async () => recordedFor(api, 'P00000202', { documents: [await letterOf(api, 'P00000202')] }),
  },
  'a request to depart': {
    takers: ofProgramme,
    make: async () => {
      const words = { what: '延长', why: '管制', forWhom: '海勃湾', untilDay: '2020-04-30' }
      const asked = {
        id: 'departure_of_matrix',
        programme: 'icbc-im-2020',
        place: '1503',
        answerDays: 5,
        ...words,
      }
      must(await api.desk.store.departures.ask({ ...asked, askedBy: 'wangxiulan' }))
      return { code: 'departure_asked' }
    },
  },
  'what an outlet has not acknowledged': {
    takers: ['operations', 'outlet_clerk', 'outlet_manager', ...ofProgramme],
    make: async () => {
      const outlet = { node: 'wuhai.wuda', nodesAbove: ['wuhai', 'inner_mongolia', 'head_office'] }
      const hours = { acknowledge: -2, escalate: -1, escalated: 24 }
      must(await api.desk.store.acknowledgementMatters.follow([outlet], hours))
      return { code: 'version_unacknowledged' }
    },
  },
  'a service that stopped': {
    takers: ['operations'],
    make: async () => {
      for (const node of ['wuhai.haibowan', 'wuhai.wuda', 'wuhai.railway_station'])
        await reported(api, node, { service: 'cash', state: 'closed', reason: '封路' })
      return { code: 'service_stopped' }
    },
  },
  'an outlet that sends customers to a closed door': {
    takers: ['operations', 'outlet_manager'],
    make: async () => {
      const closed = { service: 'payroll', state: 'closed', reason: '封路' }
      await reported(api, 'wuhai.haibowan', { ...closed, alternative: 'wuhai.wuda' })
      await reported(api, 'wuhai.wuda', closed)
      return { code: 'alternative_closed' }
    },
  },
  'a submission': {
    takers: ['programme_approver'],
    make: async () => {
      const to = fourMonths.from.replace('3', '9')
      return { submission: await submitChanged(api.desk, { ...fourMonths, to }) }
    },
  },
  'a change of a rule': {
    takers: ['programme_approver'],
    make: async () => {
      const words = { zh: '本行口径', en: 'A choice of the bank' }
      const body = { value: 9, source: words, note: words, reason: '试', fromDay: '2020-04-01' }
      await api.call('holds_all', 'POST /api/house-rules/retention.jobDays/changes', body)
      return { rule: 'retention.jobDays' }
    },
  },
  'what the file of rules proposes': {
    takers: ofProgramme,
    make: async () => {
      const content = { value: 9, unit: 'days', basis: 'bank' }
      const proposed = [{ rule: 'retention.requestDays', content }]
      const digest = 'ab'.repeat(32)
      const compare = () => ({ accepted: [], proposed })
      must(await api.desk.store.houseRecord.keep({ digest, text: '#', newId: () => 'rule_of_file', compare }))
      return { code: 'rule_change_said' }
    },
  },
  'a name list': {
    takers: ['health_evidence_reviewer'],
    make: async () => {
      const file = {
        digest: 'cd'.repeat(32),
        sealed: Buffer.from('x'),
        fileName: 'x.csv',
        encoding: 'utf-8',
      } as const
      const from = {
        institution: '乌海市人民医院',
        sender: 'hospital',
        place: '15',
        importedBy: 'lina',
      } as const
      const kept = { id: 'list_of_matrix', ...file, ...from, deleteDueDay: '2020-07-30', lines: [] }
      must(await api.desk.store.nameLists.keep(kept))
      return { nameList: kept.id }
    },
  },
  'a drafted plan': {
    takers: ['operations'],
    make: async () => {
      const { plans, programmes } = api.desk.store
      const { version } = (await programmes.findLatest('icbc-im-2020'))!
      const draft = { ...planDraft('plan_of_matrix'), version, draftedBy: 'lina' }
      return { draftedPlan: must(await plans.record(draft)).id }
    },
  },
})

type Recorded = Pick<NewCircumstance, 'documentDueDay' | 'documents'>

async function recordedFor(api: TestApi, customer: string, more: Recorded) {
  const about = {
    region: '150302',
    kind: 'hospitalised',
    firstDay: '2020-02-05',
    howKnown: 'customer',
  } as const
  const said = { ...about, ...more, customer, reviewDays: 3, person: 'wangxiulan' }
  const { id } = must(await api.desk.store.circumstances.record(said))
  return { circumstance: id }
}

async function reported(api: TestApi, node: string, service: object): Promise<void> {
  const { status, text } = await api.call('lina', 'POST /api/services/reports', { node, services: [service] })
  assert.equal(status, 200, text)
}

/** The one open item with these members. */
export async function itemWith(api: TestApi, wish: Readonly<Record<string, string>>): Promise<number> {
  const items = await api.desk.store.workItems.list({ state: 'open' })
  const found = items.filter((item) => {
    const members: Readonly<Record<string, unknown>> = { ...item, rule: item.ruleChange?.rule }
    return Object.entries(wish).every(([name, value]) => members[name] === value)
  })
  assert.equal(found.length, 1, JSON.stringify(wish))
  return found[0]!.id
}

/** A letter of a hospital that the recorder brought. */
export async function letterOf(api: TestApi, customer: string): Promise<string> {
  const { document } = must(
    await api.desk.store.documents.keep({
      id: `letterOf${customer}`,
      customer,
      region: '150302',
      kind: 'hospital_letter',
      type: 'image/png',
      bytes: 1,
      sha256: customer.slice(1).padStart(64, '0'),
      uploadedBy: 'wangxiulan',
      consentVersion: '2020-1',
      consentHow: 'paper',
      deleteDueDay: '2020-08-01',
    }),
  )
  return document.id
}
