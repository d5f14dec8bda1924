// What a document may be, how large, how long it is kept and why, and what its customer agreed to.

export const documentKinds = [
  'hospital_letter',
  'quarantine_notice',
  'work_certificate',
  'income_proof',
  'hardship_proof',
  'marriage_certificate',
  'other',
] as const
export type DocumentKind = (typeof documentKinds)[number]

export const documentTypes = ['image/jpeg', 'image/png', 'application/pdf'] as const
export type DocumentType = (typeof documentTypes)[number]

/** How the customer's separate consent was taken. */
export const consentWays = ['paper', 'screen', 'recorded_call'] as const
export type ConsentWay = (typeof consentWays)[number]

/** The rules of the bank for documents. */
export interface DocumentRules {
  readonly bytesMax: number
  /** Whole days from the upload to the day of deletion. */
  readonly keptDays: Readonly<Record<DocumentKind, number>>
  /** Days after which what was never sent is deleted. */
  readonly unsentDays: number
}

/** The texts by version. One that was agreed to is never edited: a changed text is a new version. */
const consentTexts = {
  '2020-1': {
    zh: '本人单独同意中国工商银行内蒙古分行为核实纾困资格收集本人的健康状况等证明材料。材料加密保存，仅由健康证明审核人查看，不用于其他用途，到期删除并留存删除证明；本人可随时撤回同意，撤回后材料即予删除。',
    en: 'I agree separately that the Inner Mongolia Branch collects evidence of my health and circumstances in order to verify my relief. It is kept encrypted, seen by the health-evidence reviewer only, used for nothing else, and deleted when due, with proof. I may withdraw this consent at any time; the evidence is then deleted.',
  },
  '2020-2': {
    zh: '本人单独同意{bank}为核实纾困资格收集本人的健康状况等证明材料。材料加密保存，仅由健康证明审核人查看，不用于其他用途，到期删除并留存删除证明；本人可随时撤回同意，撤回后材料即予删除。',
    en: 'I agree separately that {bank} collects evidence of my health and circumstances in order to verify my relief. It is kept encrypted, seen by the health-evidence reviewer only, used for nothing else, and deleted when due, with proof. I may withdraw this consent at any time; the evidence is then deleted.',
  },
} as const

export type ConsentVersion = keyof typeof consentTexts

/** What customers agree to now. */
export const consentVersion: ConsentVersion = '2020-2'

/** The text of a version that a customer agrees to before a document is taken. The first names its bank itself. */
export const consentText = (
  version: ConsentVersion,
  bank: { readonly zh: string; readonly en: string },
): { readonly zh: string; readonly en: string } => {
  const { zh, en } = consentTexts[version]
  return { zh: zh.replace('{bank}', () => bank.zh), en: en.replace('{bank}', () => bank.en) }
}
