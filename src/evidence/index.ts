// The append-only Merkle log of everything decided, and proofs that can be checked without it.

export { canonicalJson, findCanonicalValue, type PlainData, plainDataProblem } from './canonical.ts'
export { type Checkpoint, checkpointFromText, textFromCheckpoint } from './checkpoint.ts'
export { decodeEntry, type Entry, type NewEntry, type StoredEntry } from './entry.ts'
export { checkExport, type ExportHead, exportLines, isExport } from './export-file.ts'
export { contentHash, emptyRoot, findHash, type Hash, leafHash, nodeHash } from './hash.ts'
export { EvidenceLog } from './log.ts'
export { continueLog, type LogEntries, type LogTip, MemoryLogEntries } from './log-entries.ts'
export { checkProofFile, type EntryProof, textFromProof } from './proof-file.ts'
export { consistencyProof, inclusionProof } from './proofs.ts'
export { type EvidenceRefusalCode, evidenceRefusals } from './refusals.ts'
export { GrowingTree, rootFrom } from './tree.ts'
export {
  type ConsistencyClaim,
  type InclusionClaim,
  type Verdict,
  verifyConsistency,
  verifyInclusion,
} from './verify.ts'
export { type LogFinding, type LogReport, logFindingCodes } from './verify-log.ts'
