// reprieve customers load: writes the encrypted directory of a book's customers beside it.

import { openBook } from '../../book/index.ts'
import { isRefusal } from '../../kernel/index.ts'
import { loadCustomers } from '../../operations/index.ts'
import { customersKeyFile, dataFolder, random } from '../../wiring.ts'
import { counted } from '../counted.ts'
import { onlyWord, refuseWith, requiredFlags, writeJson } from '../flags.ts'
import { type Call, type ExitCode, exitCodes, type Verb } from '../verb.ts'

export const verb: Verb = {
  name: ['customers', 'load'],
  usage: 'DIR --book DIR [--json]',
  summary: 'Write the encrypted directory of a book’s customers, by which the console finds them.',
  details: `
Reads customers, loans and cards of the extract DIR, which must be the one the book was made from, and writes
names, identity numbers, phones and cards to customers/ of the data folder, encrypted with AES-256-GCM and found
by keyed hashes. The key is the file REPRIEVE_KEY_FILE names, or customers.key of the data folder, made when it
is not there and readable by its owner only. Whoever has key and folder reads everything: keep them apart. Keep a
copy of the key: customers can be loaded again without it, documents and name lists cannot be read. Repeated, it
changes nothing.

Example:
  reprieve customers load data/extracts/2020-03-31 --book data/books/2020-03-31`,
  flags: {
    book: { type: 'string', value: 'DIR', help: 'the book made from the extract' },
    json: { type: 'boolean', help: 'write what was loaded as JSON' },
  },
  run: load,
}

async function load(call: Call): Promise<ExitCode> {
  const { terminal } = call
  const extract = onlyWord(call, 'DIR')
  if (isRefusal(extract)) return refuseWith(terminal, extract)
  const flags = requiredFlags(call, ['book'])
  if (isRefusal(flags)) return refuseWith(terminal, flags)
  const book = await openBook(flags.book)
  if (isRefusal(book)) return refuseWith(terminal, book)
  const folder = dataFolder()
  const request = { book, extract, keyFile: customersKeyFile(folder), random }
  const loaded = await loadCustomers({ folder }, request)
  if (isRefusal(loaded)) return refuseWith(terminal, loaded)
  const { customers, already } = loaded
  if (call.flags.json === true) writeJson(terminal, { book: book.id, customers, already })
  else
    terminal.out(`${counted(customers, 'customer')} of ${book.id}${already ? ' (were already there)' : ''}\n`)
  return exitCodes.done
}
