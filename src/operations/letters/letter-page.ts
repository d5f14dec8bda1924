// Letters as pages to print: each on a sheet of its own, its customer where the window of the envelope is; plain HTML that runs nothing.

import type { LetterBlock, LetterText, LetterTexts } from '../../contact/index.ts'
import { type Language, saidValue } from '../../reconcile/index.ts'

/** A letter as it is read: to whom, of which day, and what it says. */
export interface Letter {
  /** The number of its customer, all that shows through the window; empty where it is not known. */
  readonly customer: string
  /** ISO day that stands beneath the letter. */
  readonly day: string
  readonly text: LetterTexts
}

export interface WrittenLetter extends Letter {
  /** Names the file of the letter. */
  readonly name: string
}

export interface OpenLetters {
  readonly count: number
  readonly asOf: string
  /** Some at a time, in the order of the list. */
  readonly letters: AsyncIterable<readonly WrittenLetter[]>
}

/** Chinese first: no book knows which language a customer reads. */
export const letterLanguages = ['zh', 'en'] as const

const languageTags: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en' }

const customerWords: Readonly<Record<Language, string>> = { zh: '客户编号', en: 'Customer number' }

/**
 * The window of a long envelope begins 45 mm below the upper edge of a sheet folded in three, 20 mm from the left. English
 * runs longer than Chinese and is set smaller, so that many corrections still keep to one page.
 */
const style = `
@page { size: A4; margin: 20mm 20mm 15mm }
body { margin: 0 auto; max-width: 170mm; padding: 8mm; color: #000; background: #fff;
  font: 11pt/1.5 "Noto Serif CJK SC", "Songti SC", SimSun, "Times New Roman", serif }
article { break-after: page; overflow-wrap: anywhere }
article:last-of-type { break-after: auto }
article + article { margin-top: 12mm; border-top: 1px solid #999 }
address { box-sizing: border-box; height: 72mm; padding-top: 30mm; font-style: normal }
p, ul { margin: .7em 0 }
p, li { orphans: 3; widows: 3 }
p:has(+ ul) { break-after: avoid }
.signed { margin: 0; text-align: end; break-before: avoid }
p:not(.signed) + .signed, ul + .signed { margin-top: 8mm }
ul { padding-inline-start: 1.4em }
section[lang="en"] { font-size: 10pt; line-height: 1.45 }
section + section { margin-top: 8mm; border-top: 1px solid #999; break-inside: avoid }
@media print { body { max-width: none; padding: 0 } article + article { margin: 0; border: 0 } }
`

/** The head of a page of letters. */
export const letterPageHead = (title: string, languages: readonly Language[] = letterLanguages): string =>
  `<!doctype html>
<html lang="${languageTags[languages[0]!]}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title><style>${style}</style></head>
<body>
`

/** The foot says how many letters stand above it: a page without it is incomplete. */
export const letterPageFoot = (count: number): string => `</body></html>\n<!-- #end ${count} -->\n`

/** One letter as an article: its customer, and its text with its day in each of these languages, one below the other. */
export function letterArticle(letter: Letter, languages: readonly Language[] = letterLanguages): string {
  const { customer } = letter
  const words = languages.map((language) => customerWords[language]).join(' ')
  const to = customer === '' ? '' : `${words} ${escaped(customer)}`
  const texts = languages.map((language) => sectionOf(letter, language)).join('\n')
  return `<article>\n<address>${to}</address>\n${texts}\n</article>\n`
}

/** One letter as a page of its own. */
export const letterPage = (letter: Letter): string =>
  letterPageHead(letter.customer) + letterArticle(letter) + letterPageFoot(1)

function sectionOf({ text, day }: Letter, language: Language): string {
  const { blocks, signature }: LetterText = text[language]
  const signed = [...(signature === undefined ? [] : [signature]), saidValue(day, language)]
  return [
    `<section lang="${languageTags[language]}">`,
    ...blocks.map(blockOf),
    ...signed.map((line) => `<p class="signed">${escaped(line)}</p>`),
    '</section>',
  ].join('\n')
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => entities[sign]!)

const blockOf = ({ isList, lines }: LetterBlock): string =>
  isList
    ? `<ul>${lines.map((line) => `<li>${inline(line)}</li>`).join('')}</ul>`
    : `<p>${lines.map(inline).join(' ')}</p>`

const inline = (text: string): string => escaped(text).replaceAll(/\*\*(.+?)\*\*/g, '<strong>$1</strong>')
