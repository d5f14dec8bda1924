// Writes docs/reference/cli.md from the verbs themselves.

import { helpOf } from '../../src/cli/help.ts'
import { exitCodes, type Verb } from '../../src/cli/verb.ts'

/** What each exit code means, for whoever calls the commands from a scheduler. */
const meanings: Readonly<Record<keyof typeof exitCodes, string>> = {
  done: 'the work is done, or there was nothing to do',
  failed: 'a defect, or a disk or database that failed; `REPRIEVE_DEBUG=1` shows where',
  wrongInput: 'the call or its input is wrong; nothing was done',
  refused: 'an expected no, such as four eyes or a stale plan; nothing was done',
  findings: 'the work is done and found something that a person must look at',
  interrupted: 'stopped by Ctrl-C; what was finished is kept, the same command goes on',
}

const head = `# The command line

    reprieve COMMAND [FLAGS]

In a checkout it is called as \`npx reprieve\`, or \`node bin/reprieve.js\`. It runs on the Node that the project pins, whatever
the machine has. This page is written from the commands themselves; \`reprieve --help\` and \`reprieve COMMAND --help\`
print the same.

- The answer goes to standard output; refusals, progress and everything else to standard error. With \`--json\` standard
  output is one JSON value.
- A refusal is one line, \`PLACE: why (code)\`; [refusals](refusals.md) says what to do about each code.
- Progress is shown only on a terminal. No command asks a question.
- Ctrl-C ends at the next safe point with what was finished kept; pressed again it ends at once. Either way the same
  command goes on from there.
- Files are written whole or not at all.

## Exit codes

| code | meaning |
|---|---|
`

const environment = `
## Environment

| name | what |
|---|---|
| \`REPRIEVE_DATA\` | the data folder: database, books, plans, receipts (default: \`data\` of the project) |
| \`DATABASE_URL\` | a PostgreSQL server of the bank instead of the one in the data folder; see [database](../operating/database.md) |
| \`REPRIEVE_KEY_FILE\` | the key under which customers and documents are sealed (default: \`customers.key\` of the data folder); see [customers](customers.md#the-key) |
| \`REPRIEVE_RULES\` | the file that proposes the rules of the bank (default: \`policy/bank.yaml\`); see [rules of the bank](house-rules.md) |
| \`REPRIEVE_OIDC_…\`, \`REPRIEVE_…_MINUTES\`, \`REPRIEVE_SESSION_HOURS\` | how people sign in to \`reprieve serve\`; see [security](../operating/security.md#connecting-a-provider) |
| \`REPRIEVE_DEBUG\` | \`1\` prints where a command failed |
| \`LC_ALL\`, \`LC_MESSAGES\`, \`LANG\` | a value that begins with \`zh\` makes Chinese the default of \`--lang\` |
`

/** The whole page. */
export function cliPage(verbs: readonly Verb[]): string {
  const codes = Object.entries(exitCodes).map(
    ([name, code]) => `| ${code} | ${meanings[name as keyof typeof exitCodes]} |`,
  )
  const index = verbs.map(({ name, summary }) => {
    const words = name.join(' ')
    return `- [${words}](#reprieve-${name.join('-')}): ${summary}`
  })
  const chapters = verbs.map((verb) => {
    const fence = '```'
    return `## reprieve ${verb.name.join(' ')}\n\n${fence}text\n${helpOf(verb).trimEnd()}\n${fence}\n`
  })
  return `${head}${codes.join('\n')}\n${environment}\n## Commands\n\n${index.join('\n')}\n\n${chapters.join('\n')}`
}
