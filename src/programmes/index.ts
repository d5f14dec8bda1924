// Load, validate, version and publish a policy folder; immutable once published.

export * from './programme.ts'
