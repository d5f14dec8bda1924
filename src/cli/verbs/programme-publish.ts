// reprieve programme publish: makes a policy folder a numbered version that never changes.

import { isRefusal } from '../../kernel/index.ts'
import { checkProgramme, packProgramme } from '../../programmes/index.ts'
import { evaluateCase } from '../../reconcile/index.ts'
import { withDesk } from '../../wiring.ts'
import { counted } from '../counted.ts'
import { onlyWord, refuseWith, requiredFlags, writeJson } from '../flags.ts'
import { type Call, type ExitCode, exitCodes, type Verb } from '../verb.ts'

export const verb: Verb = {
  name: ['programme', 'publish'],
  usage: 'DIR --author ID --approver ID --reason TEXT [--json]',
  summary: 'Publish a policy folder as the next version: written by one person, approved by another.',
  details: `
The folder is checked first; a programme with findings is not published. What is published is kept whole in
the database, with its digest, and an entry in the evidence log. Publishing the content of the newest version
again answers with that version; publishing an earlier content makes it the next version.

Example:
  reprieve programme publish policy/icbc-im-2020 --author wulan --approver zhangmin --reason "银发〔2020〕29号"`,
  flags: {
    author: { type: 'string', value: 'ID', help: 'who wrote it' },
    approver: { type: 'string', value: 'ID', help: 'who approves it; somebody else' },
    reason: { type: 'string', value: 'TEXT', help: 'why: the document or decision it follows from' },
    json: { type: 'boolean', help: 'write the version as JSON' },
  },
  run: publish,
}

async function publish(call: Call): Promise<ExitCode> {
  const { terminal } = call
  const dir = onlyWord(call, 'DIR')
  if (isRefusal(dir)) return refuseWith(terminal, dir)
  const flags = requiredFlags(call, ['author', 'approver', 'reason'])
  if (isRefusal(flags)) return refuseWith(terminal, flags)
  const report = await checkProgramme(dir, evaluateCase)
  if (isRefusal(report)) return refuseWith(terminal, report)
  if (report.findings.length > 0) {
    terminal.err(
      `${dir} has ${counted(report.findings.length, 'finding')}; see reprieve programme check ${dir}\n`,
    )
    return exitCodes.findings
  }
  const pack = await packProgramme(dir)
  if (!('digest' in pack)) return refuseWith(terminal, pack)
  const published = await withDesk(({ store }) => store.programmes.publish(pack, flags))
  if (isRefusal(published)) return refuseWith(terminal, published)
  const { programme, version, digest } = published
  if (call.flags.json === true) writeJson(terminal, { programme, version, digest })
  else terminal.out(`${programme} version ${version}, digest ${digest}\n`)
  return exitCodes.done
}
