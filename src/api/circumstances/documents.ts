// Documents through HTTP: the bytes alone as the body, looked at by content, read back as bytes and never as a page.

import { Type } from '@sinclair/typebox'
import { consentWays, documentKinds, documentTypes } from '../../documents/index.ts'
import { isRefusal } from '../../kernel/index.ts'
import { documentRules, noSuchDocument, unknownCustomer } from '../../operations/index.ts'
import { laterPurposes, noSuchCircumstance } from '../../store/index.ts'
import { mayIn } from '../reach.ts'
import type { ApiTools, Call } from '../route.ts'
import { ok, type Route, route } from '../route.ts'
import { customerId } from '../schemas/customers.ts'
import { oneOf, shape } from '../schemas/parts.ts'
import { dryRun } from '../schemas/plans.ts'
import { regionOfCircumstance, shownDocument, todayOf } from './parts.ts'
import { circumstance, circumstanceId, documentAnswer, documentId } from './schemas.ts'

const octets = 'application/octet-stream'

const regionOfDocument = async (
  { desk }: Pick<ApiTools, 'desk'>,
  { path }: { readonly path: { readonly document: string } },
): Promise<string | undefined> => {
  const found = await desk.store.documents.find(path.document)
  return found === undefined || found.region === '' ? undefined : found.region
}

/** The name of the file, percent-encoded in a header so that it stands in no address. */
function fileNameOf({ headers }: Pick<Call<unknown, unknown, unknown>, 'headers'>): string {
  try {
    return decodeURIComponent(String(headers['x-file-name'] ?? ''))
  } catch {
    return ''
  }
}

const takeDocument = route({
  method: 'POST',
  address: '/customers/{customer}/documents',
  verb: 'circumstance.record',
  isLook: true,
  topic: 'circumstances',
  summary:
    'Keep a document of a customer, sealed: the body is the file, `X-File-Name` its percent-encoded name',
  details:
    'Photographs (JPEG, PNG) and PDF, known by their content; a file that is two things, carries something that runs, or is not what its name says is refused. The customer’s separate consent stands beside it. The same file again is the document that is there.',
  path: shape({ customer: customerId }),
  query: shape({
    kind: oneOf(documentKinds, 'What it is'),
    consent: oneOf(consentWays, 'How the customer’s separate consent was taken'),
  }),
  bytes: [...documentTypes, octets],
  bodyBytesMax: ({ desk }) => documentRules(desk).bytesMax + 1,
  answers: {
    201: {
      words: 'The document',
      schema: shape({
        document: documentAnswer,
        already: Type.Boolean({ description: 'True when it was there' }),
      }),
    },
  },
  regionOf: ({ customers }, { path }) => customers.regionOf(path),
  unknown: (_, { path }) => unknownCustomer(path.customer),
  run: async (tools, call) => {
    const { customer } = call.path
    const region = await tools.customers.regionOf({ customer })
    if (region === undefined) return unknownCustomer(customer)
    const bytes: unknown = call.body
    const { kind, consent: consentHow } = call.query
    const taken = await tools.documents.take({
      customer,
      region,
      kind,
      consentHow,
      name: fileNameOf(call),
      bytes: Buffer.isBuffer(bytes) ? bytes : Buffer.alloc(0),
      person: call.person.id,
      today: todayOf(tools),
    })
    if (isRefusal(taken)) return taken
    const document = await shownDocument(tools, taken.document)
    return { status: 201, body: { document, already: taken.already } }
  },
})

const readDocument = route({
  method: 'GET',
  address: '/documents/{document}',
  verb: 'circumstance.read',
  isLook: true,
  topic: 'circumstances',
  summary:
    'The bytes of a document, for the reviewer who took it, and for who brought it until it is sent; the reading is kept',
  details:
    'While it waits to be verified it is read by whoever took its work item; afterwards by reviewers who say what for, which stays with the look.',
  path: shape({ document: documentId }),
  query: shape({ purpose: Type.Optional(oneOf(laterPurposes, 'Once it was reviewed: what it is read for')) }),
  answers: { 200: { words: 'The bytes', type: octets, headers: ['Content-Disposition'] } },
  regionOf: regionOfDocument,
  unknown: (_, { path }) => noSuchDocument(path.document),
  run: async (tools, { path, query, person }) => {
    const region = await regionOfDocument(tools, { path })
    const mayReview = mayIn(person, 'circumstance.verify', region)
    const asked = { id: path.document, person: person.id, mayReview, purpose: query.purpose }
    const read = await tools.documents.read(asked)
    if (isRefusal(read)) return read
    const headers = { 'content-type': octets, 'content-disposition': 'attachment' }
    return { status: 200, body: read.bytes, headers }
  },
})

const addDocument = route({
  method: 'POST',
  address: '/circumstances/{circumstance}/documents',
  verb: 'circumstance.record',
  topic: 'circumstances',
  summary: 'Bring a document to a circumstance that waits for it',
  path: shape({ circumstance: circumstanceId }),
  query: shape({ ...dryRun }),
  body: shape({ document: documentId }),
  answers: { 200: { words: 'The circumstance', schema: circumstance } },
  regionOf: regionOfCircumstance,
  unknown: (_, { path }) => noSuchCircumstance(path.circumstance),
  run: async ({ desk }, { path, body, person }) => {
    const brought = { document: body.document, person: person.id }
    return ok(
      await desk.store.circumstances.addDocument(path.circumstance, {
        ...brought,
        reviewDays: desk.house.rules.deadlines.evidenceReview,
      }),
    )
  },
})

export const documentRoutes: readonly Route[] = [takeDocument, readDocument, addDocument]
