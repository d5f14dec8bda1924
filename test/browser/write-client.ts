// Writes the types of the console's client from the routes of the server.

import { writeFile } from 'node:fs/promises'
import { clientFile, freshClientTypes } from './client-types.ts'

await writeFile(clientFile, freshClientTypes())
