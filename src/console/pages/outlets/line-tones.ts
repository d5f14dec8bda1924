// The colour of how a service or a channel stands.

export const lineTones = { running: 'good', degraded: 'warn', stopped: 'bad', not_known: '' } as const
