// Refuses hostile XML before a parser sees it: document types, entities, excessive size and depth.

import { refuse } from '../kernel/index.ts'
import type { DecisionRefusal } from './codes.ts'

const charactersMax = 1_000_000
const depthMax = 64
const knownEntity = /^&(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});/

/** Text between the opening and the closing mark is skipped unread. */
const skipped = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const

/**
 * The first thing in the text that no decision file needs and an attacker does: over 1,000,000 characters,
 * `<!DOCTYPE` or `<!ENTITY`, an entity other than XML's own five, elements more than 64 deep.
 * Linear in the length of the text; undefined when there is none.
 */
export function findHostileXml(text: string): DecisionRefusal | undefined {
  if (text.length > charactersMax) {
    return refuse('xml_too_large', `has ${text.length} characters; at most ${charactersMax} are read`)
  }
  return findHostileMarkup(text)
}

function findHostileMarkup(text: string): DecisionRefusal | undefined {
  let depth = 0
  let end = 0
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', end)) {
    const skip = skipped.find(([open]) => text.startsWith(open, at))
    const wordsBefore = findUnknownEntity(text, end, at)
    if (wordsBefore !== undefined) return wordsBefore
    end = skip === undefined ? endOfTag(text, at) : text.indexOf(skip[1], at + skip[0].length)
    if (end < 0) return refuse('xml_not_well_formed', 'ends inside a tag', placeOf(text, at))
    if (skip !== undefined) continue
    if (text[at + 1] === '!') return documentType(text, at)
    depth += depthChange(text, at, end)
    if (depth > depthMax) return tooDeep(text, at)
    const entity = findUnknownEntity(text, at, end)
    if (entity !== undefined) return entity
  }
  return findUnknownEntity(text, end, text.length)
}

function findUnknownEntity(text: string, from: number, to: number): DecisionRefusal | undefined {
  const words = text.slice(from, to)
  for (let at = words.indexOf('&'); at >= 0; at = words.indexOf('&', at + 1)) {
    if (knownEntity.test(words.slice(at, at + 12))) continue
    return refuse(
      'xml_uses_unknown_entity',
      'uses an entity other than &amp; &lt; &gt; &quot; &apos;; write the character itself',
      placeOf(text, from + at),
    )
  }
  return undefined
}

function documentType(text: string, at: number): DecisionRefusal {
  return refuse(
    'xml_declares_a_document_type',
    'declares a document type or entities, which a decision never needs; remove the declaration',
    placeOf(text, at),
  )
}

function tooDeep(text: string, at: number): DecisionRefusal {
  return refuse('xml_too_deep', `nests elements more than ${depthMax} deep`, placeOf(text, at))
}

function depthChange(text: string, at: number, end: number): number {
  if (text[at + 1] === '/') return -1
  return text[end - 1] === '/' ? 0 : 1
}

/** The position of the `>` that closes a tag, not one inside an attribute's quotes; −1 when there is none. */
function endOfTag(text: string, start: number): number {
  let quote = ''
  for (let at = start + 1; at < text.length; at++) {
    const character = text[at]!
    if (quote !== '') {
      if (character === quote) quote = ''
    } else if (character === '"' || character === "'") quote = character
    else if (character === '>') return at
  }
  return -1
}

/** `line 3`, counted from 1. */
function placeOf(text: string, at: number): string {
  return `line ${text.slice(0, at).split('\n').length}`
}
