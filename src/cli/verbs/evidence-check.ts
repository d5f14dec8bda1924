// reprieve evidence check: checks a proof file with nothing but the file.

import {
  checkExport,
  checkProofFile,
  type EntryProof,
  type ExportHead,
  findHash,
  type Hash,
  isExport,
} from '../../evidence/index.ts'
import { isoFromDay, isRefusal, type Refusal, refuse } from '../../kernel/index.ts'
import { counted } from '../counted.ts'
import { findFlag, onlyWord, refuseWith, writeJson } from '../flags.ts'
import { readBytes } from '../read-file.ts'
import { type Call, type ExitCode, exitCodes, type Verb } from '../verb.ts'

export const verb: Verb = {
  name: ['evidence', 'check'],
  usage: 'FILE [--root HEX] [--json]',
  summary: 'Check a proof file or an export without the database; any changed byte is refused.',
  details: `
Without --root it shows that the file agrees with itself. Give the root of a checkpoint you trust, taken when
the log had the size the file names, to know that the entry is in the bank's log. A proof that does not hold
is refused with exit code 3.

Example:
  reprieve evidence check approval.json --root 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328`,
  flags: {
    root: { type: 'string', value: 'HEX', help: 'the root the proof must lead to' },
    json: { type: 'boolean', help: 'write what was checked as JSON' },
  },
  run: check,
}

async function check(call: Call): Promise<ExitCode> {
  const { terminal } = call
  const file = onlyWord(call, 'FILE')
  if (isRefusal(file)) return refuseWith(terminal, file)
  const root = findRoot(call)
  if (isRefusal(root)) return refuseWith(terminal, root)
  const bytes = await readBytes(file)
  if (!(bytes instanceof Uint8Array)) return refuseWith(terminal, bytes)
  const text = new TextDecoder().decode(bytes)
  if (isExport(text)) return checkWhole(call, file, checkExport(text, root))
  const proof = checkProofFile(bytes, root)
  if (isRefusal(proof)) {
    const place = proof.at === undefined ? file : `${file}: ${proof.at}`
    return refuseWith(terminal, { ...proof, at: place })
  }
  if (call.flags.json === true) writeJson(terminal, answerOf(proof, root))
  else terminal.out(wordsOf(proof, root))
  return exitCodes.done
}

function checkWhole(call: Call, file: string, head: ExportHead | Refusal): ExitCode {
  const { terminal } = call
  if (isRefusal(head)) {
    const place = head.at === undefined ? file : `${file}: ${head.at}`
    return refuseWith(terminal, { ...head, at: place })
  }
  const { entries, size, root, at } = head
  if (call.flags.json === true) writeJson(terminal, { verified: true, ...head })
  else
    terminal.out(
      `${entries} of ${counted(size, 'entry', 'entries')} at ${at} ${entries === 1 ? 'leads' : 'lead'} to the root\nRoot ${root}\n`,
    )
  return exitCodes.done
}

function findRoot(call: Call): Hash | Refusal | undefined {
  const text = findFlag(call, 'root')
  if (text === undefined) return undefined
  return findHash(text) ?? refuse('hash_is_malformed', 'must be 64 lower-case hexadecimal digits', '--root')
}

const answerOf = ({ entry, size, root, at }: EntryProof, trusted: Hash | undefined) => ({
  verified: true,
  rootTrusted: trusted !== undefined,
  entry: { ...entry, day: isoFromDay(entry.day) },
  size,
  root,
  at,
})

function wordsOf({ entry, size, root, at }: EntryProof, trusted: Hash | undefined): string {
  const { index, kind, actor, subject } = entry
  const conclusion =
    trusted === undefined
      ? `The file agrees with itself. Compare the root with a checkpoint you trust:\nRoot ${root}`
      : 'It leads to the root given: the entry is in that log.'
  return [
    `Entry ${index} of ${size} at ${at}: ${kind} of ${subject} by ${actor} on ${isoFromDay(entry.day)}.`,
    conclusion,
    '',
  ].join('\n')
}
