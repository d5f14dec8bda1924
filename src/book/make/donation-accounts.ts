// The invented register of donation accounts, and the payees that only look like it.

/** Account numbers begin with 88001503, a prefix of no bank; the names are those of real organisations. */
const entry = (
  serial: number,
  name: string,
  region: string,
  rest: Partial<DonationAccount> = {},
): DonationAccount => ({
  account_number: `88001503${String(serial).padStart(11, '0')}`,
  name,
  organisation_kind: 'charity',
  region,
  valid_from: '2020-01-24',
  valid_to: '',
  verified_day: '2020-01-26',
  status: 'published',
  ...rest,
})

export interface DonationAccount {
  readonly account_number: string
  readonly name: string
  readonly organisation_kind: 'charity' | 'epidemic_zone'
  readonly region: string
  readonly valid_from: string
  readonly valid_to: string
  readonly verified_day: string
  readonly status: 'verified' | 'published' | 'suspended' | 'closed'
}

const zone = { organisation_kind: 'epidemic_zone' } as const

export const donationAccounts: readonly DonationAccount[] = [
  entry(17, '中国红十字会总会', '110101'),
  entry(25, '中华慈善总会', '110102'),
  entry(33, '内蒙古自治区红十字会', '150105'),
  entry(41, '内蒙古自治区慈善总会', '150102'),
  entry(58, '包头市红十字会', '150203'),
  entry(66, '包头市慈善总会', '150203', { verified_day: '2020-03-02' }),
  entry(74, '乌海市红十字会', '150302', { valid_to: '2020-03-15' }),
  entry(82, '中国青少年发展基金会', '110105'),
  entry(90, '达拉特旗新型冠状病毒感染的肺炎疫情防控指挥部', '150621', zone),
  entry(108, '满洲里市疫情防控专用账户', '150781', { ...zone, valid_from: '2020-02-01', status: 'verified' }),
  entry(116, '五原县慈善协会', '150821', { status: 'suspended' }),
  entry(124, '集宁区红十字会', '150902', { valid_to: '2020-02-10', status: 'closed' }),
]

/** Payees that are not in the register: near names, and people. */
export const otherPayees = [
  { account: '8800990000000000013', name: '乌海市红十字协会' },
  { account: '8800990000000000021', name: '内蒙古慈善总会募捐办' },
  { account: '8800990000000000039', name: '中国红十宇会总会' },
  { account: '8800990000000000047', name: '苏日娜' },
  { account: '8800990000000000054', name: '呼和浩特市赛罕区某某商贸有限公司' },
] as const

/** The file `donation-accounts.csv`. */
export function donationAccountsCsv(): string {
  const columns = Object.keys(donationAccounts[0]!) as (keyof DonationAccount)[]
  const lines = donationAccounts.map((account) => columns.map((name) => account[name]).join(','))
  return `${[columns.join(','), ...lines].join('\n')}\n`
}
