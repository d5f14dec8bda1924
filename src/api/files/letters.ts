// Letters as files: one page to print, or an archive with a file for each. Nothing is ever cut.

import { Readable } from 'node:stream'
import { Type } from '@sinclair/typebox'
import { type Refusal, refuse } from '../../kernel/index.ts'
import {
  letterArticle,
  letterLanguages,
  letterPage,
  letterPageFoot,
  letterPageHead,
  type OpenLetters,
} from '../../operations/index.ts'
import type { Language } from '../../reconcile/index.ts'
import { type Reply, textReply } from '../route.ts'
import { oneOf } from '../schemas/parts.ts'
import { zipOf } from './zip.ts'

export const archiveType = 'application/zip'
/** In which language they are wanted. */
export const lettersLanguage = {
  language: Type.Optional(oneOf(letterLanguages, 'One only; without it Chinese first and English below')),
}
/** Files that an archive without extensions can list. */
const archivedFilesMax = 65_535

/** The letters one after the other, each in one language or in both. */
export function lettersReply(id: string, { count, asOf, letters }: OpenLetters, language?: Language): Reply {
  const title = `letters-${asOf}-${id}`
  const languages = language === undefined ? letterLanguages : [language]
  async function* page() {
    yield letterPageHead(title, languages)
    for await (const some of letters) yield some.map((one) => letterArticle(one, languages)).join('')
    yield letterPageFoot(count)
  }
  const name = language === undefined ? `${title}.html` : `${title}-${language}.html`
  return asFile(textReply('text/html; charset=utf-8', Readable.from(page())), name, count)
}

/** A file for each letter. Refused where an archive cannot list them all. */
export function archiveReply(id: string, { count, asOf, letters }: OpenLetters): Reply | Refusal {
  if (count > archivedFilesMax)
    return refuse(
      'archive_is_too_long',
      `there are ${count} letters and an archive holds ${archivedFilesMax}; take them as one page, or narrow them`,
      'outcome',
    )
  async function* files() {
    for await (const some of letters)
      for (const one of some) yield { name: `${one.name}.html`, content: letterPage(one) }
  }
  const body = Readable.from(zipOf(files()), { objectMode: false })
  return asFile(textReply(archiveType, body), `letters-${asOf}-${id}.zip`, count)
}

const asFile = (reply: Reply, name: string, count: number): Reply => ({
  ...reply,
  headers: {
    ...reply.headers,
    'content-disposition': `attachment; filename="${name}"`,
    'x-row-count': String(count),
  },
})
