// A process that uses the store of a data folder until it is told to end or is killed: for tests only.

import { dayFromIso } from '../../kernel/index.ts'
import { openStore } from '../store.ts'
import { placeOf } from './place.ts'
import { findServer } from './server.ts'

const [dataFolder, how] = process.argv.slice(2) as [string, 'append' | 'close' | 'exit' | 'hold']
const store = await openStore({ dataFolder, durable: false, clock: () => '2020-04-01T01:00:00Z' })
const day = dayFromIso('2020-04-01')
const { size } = await store.log.append([
  { day, kind: 'note_taken', actor: 'holder', subject: how, body: {} },
])
const server = await findServer(await placeOf(dataFolder))
process.stdout.write(`${JSON.stringify({ size, serverPid: server!.pid, port: server!.port })}\n`)
while (how === 'append') {
  const after = await store.log.append([{ day, kind: 'note_taken', actor: 'holder', subject: how, body: {} }])
  process.stdout.write(`${after.size}\n`)
}
if (how === 'exit') process.exit(0)
if (how === 'hold') await new Promise((resolve) => process.stdin.on('end', resolve).resume())
await store.close()
