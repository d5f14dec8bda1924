// The log of the server: one JSON line for each request and each defect, with the id of the request and no personal data.

import { type DestinationStream, type Logger, pino } from 'pino'
import { masked, maskText } from './masking.ts'

/** A logger to a destination; `clock` gives the ISO instant of each line. */
export function openLog(destination: DestinationStream, clock: () => string): Logger {
  const options = {
    base: null,
    messageKey: 'event',
    timestamp: () => `,"at":"${clock()}"`,
    formatters: {
      level: (label: string) => ({ level: label }),
      log: (object: object) => masked(object) as Record<string, unknown>,
    },
    hooks: { streamWrite: maskText },
  }
  return pino(options, destination)
}
