// Every "no" of the evidence folder, in order of precedence; docs/reference/evidence.md explains each.

export const evidenceRefusals = [
  'proof_file_is_unreadable',
  'proof_file_is_incomplete',
  'proof_file_was_changed',
  'entry_is_malformed',
  'checkpoint_is_malformed',
  'entry_is_not_in_the_log',
  'hash_is_malformed',
  'size_is_not_a_count',
  'index_is_outside_the_tree',
  'consistency_from_the_empty_tree_is_meaningless',
  'trees_are_in_the_wrong_order',
  'proof_has_the_wrong_length',
  'older_root_differs',
  'root_differs',
  'root_is_not_the_expected_one',
] as const

export type EvidenceRefusalCode = (typeof evidenceRefusals)[number]
