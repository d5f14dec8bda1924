// Letters as pages to print: each on a sheet of its own, its customer where the window of the envelope is; plain HTML that runs nothing.

import type { Words } from '../../programmes/index.ts'
import { type Language, saidValue } from '../../reconcile/index.ts'

export interface WrittenLetter {
  /** Names the file of the letter. */
  readonly name: string
  /** The number of its customer, all that shows through the window; empty where it is not known. */
  readonly customer: string
  /** ISO day that stands beneath the letter. */
  readonly day: string
  /** Paragraphs and lists; a last line without a full stop is who signs. */
  readonly letter: Words
}

export interface OpenLetters {
  readonly count: number
  readonly asOf: string
  /** Some at a time, in the order of the list. */
  readonly letters: AsyncIterable<readonly WrittenLetter[]>
}

const languageTags: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en' }

const customerWords: Words = { zh: '客户编号', en: 'Customer number' }

/** The window of a long envelope begins 45 mm below the upper edge of a sheet folded in three, 20 mm from the left. */
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
@media print { body { max-width: none; padding: 0 } article + article { margin: 0; border: 0 } }
`

/** The head of a page of letters in one language. */
export const letterPageHead = (title: string, language: Language): string =>
  `<!doctype html>
<html lang="${languageTags[language]}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title><style>${style}</style></head>
<body>
`

/** The foot says how many letters stand above it: a page without it is incomplete. */
export const letterPageFoot = (count: number): string => `</body></html>\n<!-- #end ${count} -->\n`

/** One letter as an article: its customer, its text, its day. */
export function letterArticle({ customer, day, letter }: WrittenLetter, language: Language): string {
  const to = customer === '' ? '' : `${customerWords[language]} ${escaped(customer)}`
  const dated = `<p class="signed">${saidValue(day, language)}</p>`
  return `<article>\n<address>${to}</address>\n${paragraphsOf(letter[language])}\n${dated}\n</article>\n`
}

/** One letter as a page of its own. */
export const letterPage = (written: WrittenLetter, language: Language): string =>
  letterPageHead(written.customer, language) + letterArticle(written, language) + letterPageFoot(1)

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => entities[sign]!)

/** Paragraphs, lists and words in bold: what the texts of letters are written with. */
const paragraphsOf = (text: string): string =>
  text
    .trim()
    .split(/\n{2,}/)
    .map((block, at, blocks) => {
      if (block.startsWith('- ')) return listOf(block)
      const isSigned = at > 0 && at === blocks.length - 1 && !/[。.!！?？:：]$/.test(block)
      return `<p${isSigned ? ' class="signed"' : ''}>${inline(block.replaceAll('\n', ' '))}</p>`
    })
    .join('\n')

const listOf = (block: string): string =>
  `<ul>${block
    .split('\n')
    .map((line) => `<li>${inline(line.replace(/^- /, ''))}</li>`)
    .join('')}</ul>`

const inline = (text: string): string => escaped(text).replaceAll(/\*\*(.+?)\*\*/g, '<strong>$1</strong>')
