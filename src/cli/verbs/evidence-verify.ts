// reprieve evidence verify: reads the whole log again and says whether it is as it was written.

import {
  type Checkpoint,
  checkpointFromText,
  type LogReport,
  textFromCheckpoint,
} from '../../evidence/index.ts'
import { isRefusal, type Refusal } from '../../kernel/index.ts'
import { openDemoStore } from '../../wiring.ts'
import { counted } from '../counted.ts'
import { findFlag, refuseWith, writeJson } from '../flags.ts'
import { readUtf8 } from '../read-file.ts'
import { type Call, type ExitCode, exitCodes, type Terminal, type Verb } from '../verb.ts'
import { writeWhole } from '../write-whole.ts'

export const verb: Verb = {
  name: ['evidence', 'verify'],
  usage: '[--checkpoint FILE] [--save FILE] [--json]',
  summary: 'Read the evidence log again and find entries that were changed, dropped, put in or reordered.',
  details: `
Recomputes the hash of every entry and the root over all of them from the stored bytes. Each finding names
the entry; with findings the exit code is 4.

A database that was replaced as a whole agrees with itself. Only a checkpoint kept elsewhere shows it: save
one now and then where the keeper of the database cannot write, and verify against it.

Examples:
  reprieve evidence verify --save /mnt/auditor/2020-04-01.json
  reprieve evidence verify --checkpoint /mnt/auditor/2020-03-31.json`,
  flags: {
    checkpoint: {
      type: 'string',
      value: 'FILE',
      help: 'a checkpoint saved earlier, which the log must continue',
    },
    save: {
      type: 'string',
      value: 'FILE',
      help: 'where to write the checkpoint of now, if nothing was found',
    },
    json: { type: 'boolean', help: 'write size, root and findings as JSON' },
  },
  run: verify,
}

async function verify(call: Call): Promise<ExitCode> {
  const { terminal } = call
  const earlier = await readCheckpoint(findFlag(call, 'checkpoint'))
  if (isRefusal(earlier)) return refuseWith(terminal, earlier)
  const store = await openDemoStore()
  try {
    const report = await store.log.verify(earlier)
    if (call.flags.json === true) writeJson(terminal, report)
    else terminal.out(wordsOf(report, earlier))
    if (report.findings.length > 0) return exitCodes.findings
    const { size, root } = report
    return await save(terminal, findFlag(call, 'save'), { ...(await store.log.checkpoint()), size, root })
  } finally {
    await store.close()
  }
}

async function readCheckpoint(file: string | undefined): Promise<Checkpoint | Refusal | undefined> {
  if (file === undefined) return undefined
  const text = await readUtf8(file)
  if (isRefusal(text)) return text
  const checkpoint = checkpointFromText(text)
  return isRefusal(checkpoint) ? { ...checkpoint, at: file } : checkpoint
}

function wordsOf({ size, root, findings }: LogReport, earlier: Checkpoint | undefined): string {
  const lines =
    findings.length === 0
      ? [`${counted(size, 'entry', 'entries')}, none changed, dropped, put in or reordered.`]
      : [
          `${counted(size, 'entry', 'entries')}, and something was done to them:`,
          ...findings.map(({ because, code }) => `  ${because} (${code})`),
        ]
  lines.push(`Root ${root}`)
  if (earlier !== undefined && findings.length === 0) {
    lines.push(
      `It continues the checkpoint of ${earlier.at} over ${counted(earlier.size, 'entry', 'entries')}.`,
    )
  }
  return `${lines.join('\n')}\n`
}

async function save(terminal: Terminal, file: string | undefined, checkpoint: Checkpoint): Promise<ExitCode> {
  if (file === undefined) return exitCodes.done
  const refusal = await writeWhole(file, textFromCheckpoint(checkpoint))
  return refusal === undefined ? exitCodes.done : refuseWith(terminal, refusal)
}
