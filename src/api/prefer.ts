// What a caller prefers (RFC 7240): a list of preferences in one header or several, of which we know one.

/** Quoted text, the comma between two preferences, and everything else. */
const piece = /"(?:[^"\\]|\\.)*"?|,|[^",]+/g
/** A name, and a value that may be quoted; parameters come after it. */
const preference = /^\s*([^\s=;"]+)[ \t]*(?:=[ \t]*("(?:[^"\\]|\\.)*"?|[^\s;"]*))?/

function preferencesIn(text: string): readonly string[] {
  const found = ['']
  for (const [part] of text.matchAll(piece))
    if (part === ',') found.push('')
    else found.push(`${found.pop()}${part}`)
  return found
}

/**
 * True where `Prefer` asks for a rehearsal: `dry-run` among other preferences, in any case, with parameters or a
 * value; the first of its name counts. Only `dry-run=false` asks for none: whoever wrote anything else of it did not
 * mean the change.
 */
export function prefersRehearsal(prefer: string | readonly string[] | undefined): boolean {
  if (prefer === undefined) return false
  for (const one of preferencesIn(typeof prefer === 'string' ? prefer : prefer.join(','))) {
    const [, name = '', value = ''] = preference.exec(one) ?? []
    if (name.toLowerCase() === 'dry-run') return value.replaceAll('"', '').toLowerCase() !== 'false'
  }
  return false
}
