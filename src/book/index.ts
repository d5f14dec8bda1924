// The bank as it stood on one day: import, validate, shard, and read as columns.

export type * from './columns.ts'
