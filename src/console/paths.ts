// Every link inside the console goes through here, so that a page that moves breaks nothing.

const search = (values: Readonly<Record<string, string | undefined>>): string => {
  const given = Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`
}

const part = encodeURIComponent

export const to = {
  home: () => '/',
  signedInAgain: () => '/signed-in-again',
  plans: (filter: Readonly<Record<string, string | undefined>> = {}) => `/plans${search(filter)}`,
  plan: (plan: string) => `/plans/${part(plan)}`,
  corrections: (plan: string, filter: Readonly<Record<string, string | undefined>> = {}) =>
    `/plans/${part(plan)}/corrections${search(filter)}`,
  outcomes: (plan: string, filter: Readonly<Record<string, string | undefined>> = {}) =>
    `/plans/${part(plan)}/outcomes${search(filter)}`,
  explain: (plan: string, account: string) => `/plans/${part(plan)}/accounts/${part(account)}`,
  workItems: (filter: Readonly<Record<string, string | undefined>> = {}) => `/work-items${search(filter)}`,
  audit: (filter: Readonly<Record<string, string | undefined>> = {}) => `/audit${search(filter)}`,
  looks: (filter: Readonly<Record<string, string | undefined>> = {}) => `/audit/looks${search(filter)}`,
  people: () => '/people',
  person: (person: string) => `/people/${part(person)}`,
  permissions: () => '/people/permissions',
  tokens: () => '/people/tokens',
  signIns: () => '/people/sign-ins',
  account: () => '/account',
  customers: () => '/customers',
  customer: (customer: string) => `/customers/${part(customer)}`,
  circumstances: (filter: Readonly<Record<string, string | undefined>> = {}) =>
    `/circumstances${search(filter)}`,
  nameLists: () => '/name-lists',
  importList: () => '/name-lists/new',
  nameList: (list: string, filter: Readonly<Record<string, string | undefined>> = {}) =>
    `/name-lists/${part(list)}${search(filter)}`,
  programmes: () => '/programmes',
  discardedDrafts: () => '/programmes?drafts=discarded',
  programme: (programme: string) => `/programmes/${part(programme)}`,
  version: (programme: string, version: number) => `/programmes/${part(programme)}/versions/${version}`,
  printedVersion: (programme: string, version: number) =>
    `/programmes/${part(programme)}/versions/${version}/print`,
  comparison: (programme: string, from?: number, to?: number) =>
    `/programmes/${part(programme)}/compare${search({ from: from?.toString(), to: to?.toString() })}`,
  submission: (submission: string) => `/submissions/${part(submission)}`,
  departures: () => '/departures',
  redecisions: (asked: Readonly<Record<string, string | undefined>> = {}) => `/redecisions${search(asked)}`,
  redecision: (redecision: string, filter: Readonly<Record<string, string | undefined>> = {}) =>
    `/redecisions/${part(redecision)}${search(filter)}`,
  redecided: (redecision: string, account: string) =>
    `/redecisions/${part(redecision)}/accounts/${part(account)}`,
  houseRules: () => '/house-rules',
  houseRule: (rule: string) => `/house-rules/${part(rule)}`,
  declare: () => '/programmes/declare',
  draft: (draft: string, view?: string) => `/drafts/${part(draft)}${search({ view })}`,
  programmeHistory: (programme: string) => `/programmes/${part(programme)}/history`,
  measures: (measure?: string) => `/measures${measure === undefined ? '' : `#${part(measure)}`}`,
  services: (filter: Readonly<Record<string, string | undefined>> = {}) => `/services${search(filter)}`,
  channelHistory: (channel: string) => `/services/channels/${part(channel)}`,
  outletHistory: (node: string) => `/services/outlets/${part(node)}`,
  accountCompared: (comparison: string, account: string) =>
    `/comparisons/${part(comparison)}/accounts/${part(account)}`,
  simulate: (tried: Readonly<Record<string, string | undefined>> = {}) => `/simulate${search(tried)}`,
} as const
