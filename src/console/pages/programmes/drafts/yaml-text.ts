// Values changed inside a YAML text; comments, order and everything else of it stay.

import { parseDocument } from 'yaml'

export type YamlPath = readonly (string | number)[]

/** The text with a value set, or taken out where it is undefined. */
export function withValue(text: string, path: YamlPath, value: unknown): string {
  const document = parseDocument(text)
  if (value === undefined) document.deleteIn(path)
  else if (
    path.length > 0 &&
    document.getIn(path.slice(0, -1)) === undefined &&
    typeof path.at(-1) === 'number'
  )
    document.setIn(path.slice(0, -1), document.createNode([value]))
  else document.setIn(path, typeof value === 'object' && value !== null ? document.createNode(value) : value)
  return document.toString({ lineWidth: 0 })
}

/** False where the text is no YAML at the moment, so that a form cannot show it. */
export const isReadable = (text: string): boolean => parseDocument(text).errors.length === 0
