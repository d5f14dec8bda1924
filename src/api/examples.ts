// An example of each route that other systems of the bank ask, as the demo bank answers it; a test sends every one.

export interface Example {
  readonly path?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly body?: object
  /** JSON, or the text of a file. */
  readonly answer: unknown
}

/** What differs from bank to bank: a test puts its own in their place. */
export const exampleIds = {
  book: 'book_4dc71c8628f6d0b3ac31502c0187cb7f4c83486c9bcc79eaf18361f69f87aecf',
  plan: 'plan_3fba1617ceefac39d329060bd6e14458',
  decision: 'contact_0b7c',
} as const

const account = 'A0000000016'
const { book, plan, decision } = exampleIds
const ground = { asOf: '2020-03-31', book, programme: 'icbc-im-2020', version: 1 }

/** What the account is entitled to under the one programme of the example. */
const entitled = {
  id: account,
  entitlement: { outcome: 'none' },
  deferred: [],
  daysPastDue: { standing: 0, entitled: 0 },
  corrections: [
    { kind: 'hold_contact', target: 'agent' },
    { kind: 'hold_contact', target: 'auto_voice' },
  ],
  exceptions: [],
  violations: [],
}

/** By method and address. */
export const examples: Readonly<Record<string, Example>> = {
  'POST /decisions/contact': {
    body: { account, channel: 'agent', type: 'collection', at: '2020-04-01T10:00:00+08:00' },
    answer: {
      id: decision,
      allowed: false,
      code: 'collection_stands_still',
      because: {
        zh: '该地区个人贷款催收已暂停，待分批恢复',
        en: 'Collection of personal loans stands still in this region until it is released by waves',
      },
      rule: 'relief-rules §7 standstill (S8.8, S8.9)',
      account,
      at: '2020-04-01T10:00:00+08:00',
      ...ground,
    },
  },
  'POST /decisions/contact/{decision}/outcome': {
    path: { decision },
    body: { connected: false },
    answer: { decision, connected: false },
  },
  'POST /decisions/relief': {
    body: { account },
    answer: {
      account,
      product: 'loan',
      region: '150105',
      ...ground,
      answer: entitled,
      programmes: [{ programme: ground.programme, version: ground.version, answer: entitled }],
      corrected: [],
    },
  },
  'POST /decisions/fee': {
    body: {
      payeeAccount: '8800150300000000033',
      purpose: 'donation',
      channel: 'counter',
      day: '2020-03-01',
      amountMinor: 50000,
    },
    answer: {
      tariff: 'free',
      code: 'free_transfer',
      because: {
        zh: '捐款或防疫专用款汇入登记账户，免收手续费',
        en: 'A donation or epidemic fund to a registered account is free of charge',
      },
      rule: 'relief-rules §8 (S2.5)',
      entry: {
        accountNumber: '8800150300000000033',
        name: '内蒙古自治区红十字会',
        organisationKind: 'charity',
        region: '150105',
        status: 'published',
        validFrom: '2020-01-24',
        verifiedDay: '2020-01-26',
      },
      programme: 'icbc-im-2020',
      version: 1,
    },
  },
  'GET /plans/{plan}/lists/{list}': {
    path: { plan, list: 'fee-waivers' },
    answer: [
      'account,kind,charge,amount_minor,system,correction',
      'T00000362,refund_charge,F00000362,5000,core,cor:icbc-im-2020:T00000362:refund_charge:F00000362:1',
      '#end,1',
      '',
    ].join('\r\n'),
  },
  'GET /plans/{plan}/corrections/file': {
    path: { plan },
    query: { account },
    answer: [
      'account,measure,kind,system,target,from,to,amount_minor,until_day,correction',
      'A0000000016,collections-hold,hold_contact,dialler,agent,,,,,cor:icbc-im-2020:A0000000016:hold_contact:agent:1',
      'A0000000016,collections-hold,hold_contact,dialler,auto_voice,,,,,cor:icbc-im-2020:A0000000016:hold_contact:auto_voice:1',
      '#end,2',
      '',
    ].join('\r\n'),
  },
}

/** The example of a route, where it has one. */
export const exampleOf = ({ method, address }: { readonly method: string; readonly address: string }) =>
  examples[`${method} ${address}`]
