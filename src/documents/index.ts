// Documents that prove circumstances: looked at, sealed, kept as long as agreed, and deleted.

export { DocumentFolder } from './folder.ts'
export { lookAt, type NamedFile } from './look-at.ts'
export { documentRefusals, noDocument } from './refusals.ts'
export {
  type ConsentVersion,
  type ConsentWay,
  consentText,
  consentVersion,
  consentWays,
  type DocumentKind,
  type DocumentRules,
  type DocumentType,
  documentKinds,
  documentTypes,
} from './rules.ts'
export { documentHash, findResealed, findSealedDocument, keyIdEnd, keyIdOf, sealedDocument } from './seal.ts'
