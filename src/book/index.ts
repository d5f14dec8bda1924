// The bank as it stood on one day: import, validate, shard, and read as columns.

export type * from './case.ts'
export type * from './columns.ts'
export { quoted } from './database.ts'
export { makeWorkFolder, sha256OfFile } from './files.ts'
export { type Imported, type ImportOptions, importBook } from './import/import.ts'
export { type Made, type MakeOptions, makeExtract } from './make/make.ts'
export { type Book, openBook, type Shard, type SourceEntry } from './manifest.ts'
export { readAccounts } from './read/read-accounts.ts'
export { type BookedCorrection, readBooked } from './read/read-booked.ts'
export { type AccountChunk, type StreamOptions, streamAccounts } from './read/stream-accounts.ts'
export { streamTransfers, type Transfer } from './read/stream-transfers.ts'
export { type RegisterEntry, readDonationRegister } from './register.ts'
