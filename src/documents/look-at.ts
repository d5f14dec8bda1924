// What a file is, by its content alone: a picture or a PDF that is one thing from its first byte to its last.

import { fileTypeFromBuffer } from 'file-type'
import { isRefusal } from '../kernel/index.ts'
import { type DocumentRefusal, noDocument } from './refusals.ts'
import { type DocumentType, documentTypes } from './rules.ts'

const endings: Readonly<Record<DocumentType, readonly string[]>> = {
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'application/pdf': ['pdf'],
}

const nameLengthMax = 120
/** No path, no control characters, nothing hidden, an ending. */
const nameForm = /^(?!\.)[^\\/:*?"<>|\p{Cc}\p{Cf}]+\.[A-Za-z0-9]{1,5}$/u

export interface NamedFile {
  readonly name: string
  readonly bytes: Buffer
}

/** The type of a file. Refused when it is none of those taken, not what its name says, or two things at once. */
export async function lookAt(
  { name, bytes }: NamedFile,
  bytesMax: number,
): Promise<DocumentType | DocumentRefusal> {
  const refusal = refuseOutside(name, bytes, bytesMax)
  if (refusal !== undefined) return refusal
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined)
  const type = documentTypes.find((one) => one === found?.mime)
  if (type === undefined)
    return noDocument(
      'file_type_is_not_taken',
      'send a photograph (JPEG or PNG) or a PDF; other files are not taken',
    )
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  if (!endings[type].includes(ending))
    return noDocument(
      'file_is_not_what_its_name_says',
      `the name ends with .${ending}, the content is ${type}; save it again under a right name`,
    )
  const second = type === 'image/png' ? secondInPng(bytes) : (secondInside(bytes, type) ?? endOf(bytes, type))
  return isRefusal(second) ? second : type
}

function refuseOutside(name: string, bytes: Buffer, bytesMax: number): DocumentRefusal | undefined {
  const isPlain = name.isWellFormed() && name.length <= nameLengthMax && nameForm.test(name)
  if (!isPlain || name.includes('..'))
    return noDocument(
      'file_name_is_malformed',
      'a file has a plain name with an ending, and no folder',
      'name',
    )
  if (bytes.length === 0) return noDocument('file_is_empty', 'the file is empty; choose it again')
  if (bytes.length <= bytesMax) return undefined
  const most = Math.floor(bytesMax / 1024 / 1024)
  return noDocument('file_is_too_large', `at most ${most} MB; take the photograph in a lower resolution`)
}

const twoThings = (what: string): DocumentRefusal =>
  noDocument('file_is_two_things', `${what}; print it or photograph it and send that`)

const pngHead = 8
const chunkFrame = 12

/** A PNG is walked chunk by chunk: it ends with its last chunk and holds nothing behind it. */
function secondInPng(bytes: Buffer): DocumentRefusal | undefined {
  let at = pngHead
  while (at + chunkFrame <= bytes.length) {
    const kind = bytes.toString('latin1', at + 4, at + 8)
    at += chunkFrame + bytes.readUInt32BE(at)
    if (kind === 'IEND') break
  }
  return at === bytes.length
    ? secondInside(bytes, 'image/png')
    : twoThings('the picture is cut off, or something follows it')
}

/** Beginnings of other things, as they are written inside a file that is two at once. */
const inPictures = /%PDF-\d|<(?:html|script|svg|!doctype|\?php|iframe|object)\b/i
const inPdfs =
  /<(?:html|script|svg|!doctype|\?php|iframe)\b|\/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|OpenAction|AA|SubmitForm|ImportData|GoToE)\b/i

function secondInside(bytes: Buffer, type: DocumentType): DocumentRefusal | undefined {
  const text = bytes.toString('latin1')
  if (isArchive(bytes)) return twoThings('the file is an archive as well')
  const isPdf = type === 'application/pdf'
  if (!(isPdf ? inPdfs : inPictures).test(isPdf ? withoutEscapes(text) : text)) return undefined
  return twoThings(
    isPdf ? 'the PDF runs, opens or carries something' : 'the picture carries something that runs',
  )
}

/** Names in a PDF may be written with `#4a` for a letter. */
const withoutEscapes = (text: string): string =>
  text.replace(/#([0-9a-f]{2})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))

const archiveEnd = Buffer.from('PK\u0005\u0006', 'latin1')
const archiveEntry = Buffer.from('PK\u0001\u0002', 'latin1')
const isArchive = (bytes: Buffer): boolean => bytes.includes(archiveEnd) && bytes.includes(archiveEntry)

const pdfTail = 1024

/** A JPEG has its end mark, a PDF begins at its first byte and has its end in the last kilobyte. */
function endOf(bytes: Buffer, type: DocumentType): DocumentRefusal | undefined {
  const ends =
    type === 'image/jpeg'
      ? bytes.includes(Buffer.from([0xff, 0xd9]))
      : bytes.toString('latin1', 0, 5) === '%PDF-' &&
        bytes.includes('%%EOF', Math.max(0, bytes.length - pdfTail))
  return ends ? undefined : twoThings('the file is cut off, or something surrounds it')
}
