// Reads INSTRUMENT.md: the announcement sentence by sentence, each pointing to rows, terms, windows and cases.

export const instrumentFile = 'INSTRUMENT.md'

export const pointerKinds = [
  'rows',
  'terms',
  'windows',
  'waves',
  'measures',
  'cases',
  'content',
  'elsewhere',
] as const
export type PointerKind = (typeof pointerKinds)[number]

export interface Pointer {
  readonly kind: string
  readonly words: string
  readonly names: readonly string[]
}

/** One sentence under a third-level heading: its quotation, its translation and what implements it. */
export interface Sentence {
  readonly number: string
  readonly chapter: string
  readonly line: number
  readonly zh: string
  readonly en: string
  readonly pointers: readonly Pointer[]
}

const pointerLine = /^- ([a-z]+): (.+)$/

/**
 * The sentences of an instrument. `## ` opens a chapter, `### ` a sentence; lines that begin with `>` quote it,
 * the Chinese words in 「」 and the English ones without; `- rows: a, b` points to what implements it.
 */
export function sentencesOf(markdown: string): readonly Sentence[] {
  const sentences: Sentence[] = []
  let chapter = ''
  let open: Draft | undefined
  for (const [at, line] of markdown.split('\n').entries()) {
    if (line.startsWith('## ')) chapter = line.slice(3).trim()
    if (/^#{1,2} /.test(line)) open = undefined
    else if (line.startsWith('### ')) {
      open = { number: line.slice(4).trim(), chapter, line: at + 1, zh: '', en: '', pointers: [] }
      sentences.push(open)
    } else if (open !== undefined) readLine(open, line)
  }
  return sentences
}

interface Draft extends Sentence {
  zh: string
  en: string
  readonly pointers: Pointer[]
}

function readLine(sentence: Draft, line: string): void {
  const quoted = line.startsWith('>') ? line.slice(1).trim() : ''
  if (quoted.includes('「')) sentence.zh += quoted
  else if (quoted !== '') sentence.en += sentence.en === '' ? quoted : ` ${quoted}`
  const pointer = pointerLine.exec(line)
  if (pointer === null) return
  const words = pointer[2]!.trim()
  const names = words.split(',').map((name) => name.trim())
  sentence.pointers.push({ kind: pointer[1]!, words, names })
}

/** The quotations of a text: what stands between 「 and 」. */
export const quotationsIn = (text: string): readonly string[] =>
  [...text.matchAll(/「([^」]+)」/g)].map((match) => match[1]!)
