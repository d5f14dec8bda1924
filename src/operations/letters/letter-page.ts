// Letters as pages to print: each begins a sheet of its own, in plain HTML that needs nothing else and runs nothing.

import type { Words } from '../../programmes/index.ts'
import type { Language } from '../../reconcile/index.ts'

export interface WrittenLetter {
  /** What stands above the letter: its account, or its customer. It names the file of the letter, too. */
  readonly heading: string
  readonly letter: Words
}

export interface OpenLetters {
  readonly count: number
  readonly asOf: string
  /** Some at a time, in the order of the list. */
  readonly letters: AsyncIterable<readonly WrittenLetter[]>
}

const languageTags: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en' }

const style = `
@page { size: A4; margin: 22mm 20mm }
body { margin: 0 auto; max-width: 170mm; padding: 8mm; color: #000; background: #fff;
  font: 12pt/1.6 "Noto Serif CJK SC", "Songti SC", SimSun, "Times New Roman", serif }
article { break-after: page; overflow-wrap: anywhere }
article:last-of-type { break-after: auto }
article + article { margin-top: 12mm; border-top: 1px solid #999; padding-top: 12mm }
h2 { font-size: 12pt; font-weight: normal; text-align: end }
ul { padding-inline-start: 1.4em }
@media print { body { max-width: none; padding: 0 } article + article { margin: 0; border: 0; padding: 0 } }
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

/** One letter as an article, its heading above it. */
export const letterArticle = ({ heading, letter }: WrittenLetter, language: Language): string =>
  `<article>\n<h2>${escaped(heading)}</h2>\n${paragraphsOf(letter[language])}\n</article>\n`

/** One letter as a page of its own. */
export const letterPage = (written: WrittenLetter, language: Language): string =>
  letterPageHead(written.heading, language) + letterArticle(written, language) + letterPageFoot(1)

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
    .map((block) =>
      block.startsWith('- ')
        ? `<ul>${block
            .split('\n')
            .map((line) => `<li>${inline(line.replace(/^- /, ''))}</li>`)
            .join('')}</ul>`
        : `<p>${inline(block.replaceAll('\n', ' '))}</p>`,
    )
    .join('\n')

const inline = (text: string): string => escaped(text).replaceAll(/\*\*(.+?)\*\*/g, '<strong>$1</strong>')
