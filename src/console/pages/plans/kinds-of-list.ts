// The lists of an approved plan that other systems take as files, and the kinds of corrections in each.

export const kindsOfList: Readonly<Record<string, readonly string[]>> = {
  suppression: ['hold_contact'],
  releases: ['release_contact'],
  'fee-waivers': ['waive_charge', 'refund_charge'],
  'defaulter-corrections': ['delist_default'],
  'bureau-corrections': ['amend_credit_record'],
}
