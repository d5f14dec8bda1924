// Run beside an ended process: stops the server of the given data folder when nobody else uses it.

import { stopIfUnused } from './index.ts'

await stopIfUnused(process.argv[2]!)
