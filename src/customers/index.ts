// Who the customers of a book are: an encrypted directory beside it, found by keyed hashes, masked by default.

export {
  CustomerDirectory,
  type FindRequest,
  type FoundPeople,
  openDirectory,
  openDirectoryWith,
} from './directory.ts'
export { type DirectoryKey, keyId, keysOf, readKey, readOrMakeKey } from './key.ts'
export { type ListSeal, openListSeal } from './list-seal.ts'
export { type MaskedPerson, maskedName, maskedNumber, maskedPerson } from './masking.ts'
export { type DirectoryAccount, type DirectoryPerson, type FindKind, findKinds } from './person.ts'
export { type CustomerRefusal, customerRefusals, refuseOtherKey } from './refusals.ts'
export { type DirectoryOptions, type WrittenDirectory, writeDirectory } from './write-directory.ts'
