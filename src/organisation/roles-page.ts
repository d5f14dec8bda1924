// The permissions as a page of the documentation, printed from the table and never written by hand.

import { permissionOf, type Scope, verbs } from './permissions.ts'
import { containedRoles, type Role, roles, roleWords } from './roles.ts'

const scopeWords: Readonly<Record<Scope, string>> = {
  anywhere: 'anywhere',
  province: 'a whole province',
  place: 'the place of the thing',
}

/** docs/reference/roles.md. */
export const rolesPage = (): string =>
  `# Roles

Printed from \`src/organisation\`; \`UPDATE_GOLDEN=1 node --test src/organisation\` prints it anew.

A role holds on a node of the organisation and on everything below it. An outlet serves everybody of its league or
city, a department everybody its branch serves. Nobody assigns roles to themselves, only people with an employee number
hold roles, and whoever made a thing never decides about it, whatever roles they hold: the database refuses all three.

| role | 角色 | contains, on a whole province, of the command line's roles |
|---|---|---|
${roles.map(roleLine).join('\n')}

## Who may do what

Each verb, the roles that may, where the role must be held, whether a machine's token may carry the verb, and whether
a change by it needs a recent sign-in ([security](../operating/security.md)). *A whole
province* is the first-tier branch, one of its departments, or the head office. *The place of the thing* is its node or
one above; for customers, accounts and work items a node that serves their region. Where there is no one thing, as in
lists, what is shown is narrowed to those regions.

| verb | roles | held on | token | recent sign-in |
|---|---|---|---|---|
${verbs.map(verbLine).join('\n')}

## Refusals

In order of precedence; the same words disable a button of the console and answer a request with 403.

| code | when, and what to do |
|---|---|
| \`a_person_must_do_this\` | a token was shown for what a person must do; sign in |
| \`role_is_missing\` | none of the roles the message names is held; ask an administrator |
| \`token_does_not_carry_this\` | the token was issued for other verbs |
| \`place_is_not_yours\` | the role is held, but not where the thing lies |
`

function roleLine(role: Role): string {
  const contained = (containedRoles as Partial<Record<Role, readonly string[]>>)[role] ?? []
  return `| \`${role}\` | ${roleWords[role].zh} | ${contained.map((old) => `\`${old}\``).join(', ')} |`
}

function verbLine(verb: (typeof verbs)[number]): string {
  const { roles: allowed, scope, forMachines, isSensitive } = permissionOf(verb)
  const names =
    allowed.length === roles.length ? 'everybody' : allowed.map((role) => roleWords[role].en).join(', ')
  return `| \`${verb}\` | ${names} | ${scopeWords[scope]} | ${forMachines ? 'yes' : ''} | ${isSensitive ? 'yes' : ''} |`
}
