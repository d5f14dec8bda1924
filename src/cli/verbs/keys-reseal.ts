// reprieve keys reseal: what lies sealed under a key before the newest; sealed anew with --apply, so that the old key may go.

import { isRefusal } from '../../kernel/index.ts'
import { DocumentDesk, findUnderEarlier, reseal, type UnderEarlier } from '../../operations/index.ts'
import { customersKeyFile, random, withDesk } from '../../wiring.ts'
import { counted } from '../counted.ts'
import { refuseWith, requiredFlag } from '../flags.ts'
import { ProgressLine } from '../progress.ts'
import { type Call, type ExitCode, exitCodes, type Verb } from '../verb.ts'

export const verb: Verb = {
  name: ['keys', 'reseal'],
  usage: '[--apply --person ID]',
  summary: 'Show what lies sealed under a key before the newest; --apply seals it anew.',
  details: `
The first line of the key file is the key that seals; the lines below are keys before it, which still open. Of a
document only its own key is sealed anew, its content stays byte for byte; of a name list the file and the hashes of
its people.
A running server goes on. Ctrl-C ends after the one in hand; called again it goes on with the rest. When it says that
nothing lies under other keys, remove the lines below the first. The person needs the role operator. Ends with 4 where
something is opened by no key of the file: put the key it names back into the file.

Example:
  reprieve keys reseal
  reprieve keys reseal --apply --person lina`,
  flags: {
    apply: { type: 'boolean', help: 'seal it anew; without, nothing is changed' },
    person: { type: 'string', value: 'ID', help: 'with --apply, who has it sealed anew' },
  },
  run,
}

async function run(call: Call): Promise<ExitCode> {
  const { flags, terminal } = call
  const person = flags.apply === true ? requiredFlag(call, 'person') : undefined
  if (isRefusal(person)) return refuseWith(terminal, person)
  const { signal } = terminal
  const line = new ProgressLine(terminal, 'sealing anew')
  const answer = await withDesk(async (desk) => {
    const keyFile = customersKeyFile(desk.folder)
    const sealed = { desk, documents: new DocumentDesk({ desk, keyFile, random }), keyFile, random }
    if (person === undefined) return findUnderEarlier(sealed)
    return reseal(sealed, { person, signal, onProgress: line.show })
  })
  line.end()
  if (isRefusal(answer)) return refuseWith(terminal, answer)
  if ('key' in answer) {
    terminal.out(leftOf(answer))
    return exitCodes.done
  }
  for (const id of answer.unopened) terminal.out(`${id}  no key of the file opens it\n`)
  terminal.out(`${sumOf(answer.documents, answer.lists)} sealed anew\n${leftOf(answer.left)}`)
  if (signal.aborted) return exitCodes.interrupted
  return answer.unopened.length > 0 ? exitCodes.findings : exitCodes.done
}

const sumOf = (documents: number, lists: number): string =>
  `${counted(documents, 'document')}, ${counted(lists, 'name list')}`

function leftOf({ key, documents, lists, directory }: UnderEarlier): string {
  const customers = directory ? ', and the customers of the newest book: the next night writes them anew' : ''
  const isNothing = documents.length + lists.length === 0 && !directory
  const what = isNothing
    ? 'nothing; those keys may go'
    : `${sumOf(documents.length, lists.length)}${customers}`
  return `the newest key is ${key}; under keys before it: ${what}\n`
}
