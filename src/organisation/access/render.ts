import { ACTIONS, boundsOfAction, letterOf, PARTIES } from './policy.ts'

const HEADER = `# Permissions

Made from the policy table, \`src/organisation/access/policy.ts\`; a test holds this page and the table together.

| letter | means |
|---|---|
| A | the whole tenant |
| S, L | own stores, own locations |
| P | own supplier |
| T | the order that the signed link opens |
| k | if the key's scopes say so: the action itself, or its area as \`area.*\` |
| - | never |

What is not in the table is denied. *Bound by* names what the objects of an action have that a key (or S, L, P) can be bound to.
`

/** The policy table as a page of Markdown: one row an action, one column a role. */
export function renderPermissions(): string {
  const head = ['action', ...PARTIES.map((party) => party.replaceAll('_', ' ')), 'bound by']
  const rows = ACTIONS.map((action) => [
    `\`${action}\``,
    ...PARTIES.map((party) => letterOf(party, action)),
    boundsOfAction(action).join(', ') || 'nothing',
  ])
  return [HEADER, line(head), line(head.map(() => '---')), ...rows.map(line), ''].join('\n')
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}
