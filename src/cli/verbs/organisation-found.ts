// reprieve organisation found: the tree of the bank and its first administrator, from which every other role follows.

import { isRefusal } from '../../kernel/index.ts'
import { innerMongolia } from '../../organisation/index.ts'
import { withDesk } from '../../wiring.ts'
import { refuseWith, requiredFlags } from '../flags.ts'
import { type Call, type ExitCode, exitCodes, type Verb } from '../verb.ts'

export const verb: Verb = {
  name: ['organisation', 'found'],
  usage: '--administrator ID --by ID',
  summary: 'Make the branches and outlets known, and name the first administrator.',
  details: `
Both people are introduced before, and are not the same. The administrator signs in to the console, introduces everybody
else and gives them their roles; the first of them should be a second administrator, since nobody gives roles to
themselves. Called again it adds branches that are new and names nobody: once there is an administrator, only
administrators give that role.

Example:
  reprieve organisation found --administrator saren --by sunguoqiang`,
  flags: {
    administrator: { type: 'string', value: 'ID', help: 'who administers people and roles from now on' },
    by: { type: 'string', value: 'ID', help: 'who names the administrator; somebody else' },
  },
  run: found,
}

async function found(call: Call): Promise<ExitCode> {
  const { terminal } = call
  const flags = requiredFlags(call, ['administrator', 'by'])
  if (isRefusal(flags)) return refuseWith(terminal, flags)
  const { nodes } = innerMongolia
  const { tree, administrators } = await withDesk(async ({ store: { organisation } }) => ({
    tree: await organisation.found({ ...flags, nodes }),
    administrators: (await organisation.list()).filter(({ role }) => role === 'administrator'),
  }))
  if (isRefusal(tree)) return refuseWith(terminal, tree)
  const held = administrators.map(({ person, node }) => `${person} on ${node}`)
  terminal.out(`${tree.nodes.length} branches, outlets and departments; administrator: ${held.join(', ')}\n`)
  return exitCodes.done
}
