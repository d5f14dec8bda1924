// A thread with little memory that reviews the files of a programme it is sent: for tests only.

import { parentPort } from 'node:worker_threads'
import { isRefusal } from '../../src/kernel/index.ts'
import { checkFiles, type PolicyFile } from '../../src/operations/index.ts'

parentPort!.on('message', async (files: readonly PolicyFile[]) => {
  const report = await checkFiles(files)
  const codes = isRefusal(report) ? [report.code] : report.findings.map(({ code }) => code)
  const polluted = Object.keys(Object.prototype).concat('polluted' in {} ? ['polluted'] : [])
  parentPort!.postMessage({ codes, polluted })
})
