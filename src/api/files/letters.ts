// The letters of a re-decision as files: one page to print, or an archive with a file for each. Nothing is ever cut.

import { Readable } from 'node:stream'
import { type Refusal, refuse } from '../../kernel/index.ts'
import {
  letterArticle,
  letterPage,
  letterPageFoot,
  letterPageHead,
  type OpenLetters,
} from '../../operations/index.ts'
import type { Language } from '../../reconcile/index.ts'
import { type Reply, textReply } from '../route.ts'
import { zipOf } from './zip.ts'

export const archiveType = 'application/zip'
const languages = ['zh', 'en'] as const
/** Files that an archive without extensions can list. */
const archivedFilesMax = 65_535

/** The letters of one language, one after the other. */
export function lettersReply(id: string, { count, asOf, letters }: OpenLetters, language: Language): Reply {
  const title = `letters-${asOf}-${id}`
  async function* page() {
    yield letterPageHead(title, language)
    for await (const some of letters) yield some.map((one) => letterArticle(one, language)).join('')
    yield letterPageFoot(count)
  }
  return asFile(
    textReply('text/html; charset=utf-8', Readable.from(page())),
    `${title}-${language}.html`,
    count,
  )
}

/** A file for each letter and language. Refused where an archive cannot list them all. */
export function archiveReply(id: string, { count, asOf, letters }: OpenLetters): Reply | Refusal {
  if (count * languages.length > archivedFilesMax) {
    const most = Math.floor(archivedFilesMax / languages.length)
    return refuse(
      'archive_is_too_long',
      `there are ${count} letters and an archive holds ${most}; take them as one page, or narrow them`,
      'outcome',
    )
  }
  async function* files() {
    for await (const some of letters)
      for (const one of some)
        for (const language of languages)
          yield { name: `${one.name}-${language}.html`, content: letterPage(one, language) }
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
