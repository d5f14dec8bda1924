// reprieve person introduce: makes somebody known who may then decide, with the roles they have.

import { isRefusal, type Refusal, refuse } from '../../kernel/index.ts'
import type { Role } from '../../store/index.ts'
import { withDesk } from '../../wiring.ts'
import { findFlag, onlyWord, refuseWith, requiredFlags } from '../flags.ts'
import { type Call, type ExitCode, exitCodes, type Verb } from '../verb.ts'

const deeds: Readonly<Record<Role, string>> = {
  author: 'writes programmes',
  publisher: 'approves programmes',
  drafter: 'drafts plans',
  approver: 'decides about plans',
  operator: 'applies and verifies plans, closes work items',
  auditor: 'reads the evidence log',
}

export const verb: Verb = {
  name: ['person', 'introduce'],
  usage: 'ID --zh NAME --en NAME --employee NUMBER [--roles ROLES]',
  summary: 'Make a person known who may write, draft, approve or apply; or change name and roles.',
  details: `
Roles, separated by commas:
${Object.entries(deeds)
  .map(([role, deed]) => `  ${role.padEnd(10)} ${deed}`)
  .join('\n')}
Without --roles somebody new may do nothing at the command line, and somebody known keeps their roles. What
people may do in the console is given there, by an administrator; reprieve organisation found names the first.
One employee has one account, so that nobody approves their own work by a second one. Each introduction is an
entry of the evidence log.

Example:
  reprieve person introduce batu --zh 巴图 --en Batu --roles approver --employee NM0003`,
  flags: {
    zh: { type: 'string', value: 'NAME', help: 'name in Chinese' },
    en: { type: 'string', value: 'NAME', help: 'name in English' },
    employee: { type: 'string', value: 'NUMBER', help: 'number of the employee at the bank' },
    roles: {
      type: 'string',
      value: 'ROLES',
      help: 'what the person may do at the command line, separated by commas',
    },
  },
  run: introduce,
}

async function introduce(call: Call): Promise<ExitCode> {
  const { terminal } = call
  const id = onlyWord(call, 'ID')
  if (isRefusal(id)) return refuseWith(terminal, id)
  const flags = requiredFlags(call, ['zh', 'en', 'employee'])
  if (isRefusal(flags)) return refuseWith(terminal, flags)
  const text = findFlag(call, 'roles')
  const given = text === undefined ? undefined : rolesFrom(text)
  if (isRefusal(given)) return refuseWith(terminal, given)
  const { zh, en, employee: employeeNumber } = flags
  const introduced = await withDesk(async ({ store: { people } }) => {
    const roles = given ?? (await people.findPerson(id))?.roles ?? []
    return people.introduce({ id, name: { zh, en }, roles, employeeNumber })
  })
  if (isRefusal(introduced)) return refuseWith(terminal, introduced)
  const words = introduced.roles.length === 0 ? 'no role yet' : introduced.roles.join(', ')
  terminal.out(`${introduced.id} (${introduced.name.en}): ${words}\n`)
  return exitCodes.done
}

function rolesFrom(text: string): readonly Role[] | Refusal<'role_unknown'> {
  const words = text.split(',').map((word) => word.trim())
  const wrong = words.find((word) => !(word in deeds))
  if (wrong === undefined) return words as Role[]
  return refuse('role_unknown', `${wrong} is none of ${Object.keys(deeds).join(', ')}`, '--roles')
}
