// Departures: a branch asks to do otherwise than a programme says, the people of the programme answer, the asker reads it.

import { Type } from '@sinclair/typebox'
import { isRefusal } from '../../kernel/index.ts'
import { regionsOf } from '../../organisation/index.ts'
import { departureAnswers, noSuchDeparture } from '../../store/index.ts'
import { newestPage, pageFrom } from '../cursor.ts'
import { ok, type Route, route } from '../route.ts'
import { day, id, instant, nothing, oneOf, pageOf, pageQuery, shape, text } from '../schemas/parts.ts'
import { dryRun } from '../schemas/plans.ts'
import { programmeId } from '../schemas/programmes.ts'
import { storeKey } from '../store-key.ts'

const departureId = id('Id of a departure')
const short = 500

const said = {
  programme: programmeId,
  what: text('What is to be otherwise', short),
  why: text('Why', short),
  forWhom: text('For whom, or where; no names or numbers of customers', short),
  untilDay: day('Until when it is needed'),
}

const departure = shape({
  id: departureId,
  ...said,
  place: Type.String({ description: 'Region prefix of who asked' }),
  askedBy: Type.String(),
  askedAt: instant('When'),
  answer: Type.Optional(oneOf(departureAnswers)),
  answeredBy: Type.Optional(Type.String()),
  answeredAt: Type.Optional(instant('When it was answered')),
  reason: Type.Optional(Type.String()),
  draft: Type.Optional(Type.String({ description: 'The draft that was made for it' })),
})

const topic = 'departures'

const departuresAsk = route({
  method: 'POST',
  address: '/departures',
  verb: 'departure.ask',
  topic,
  summary: 'Ask to do otherwise than a programme says; the people of the programme get a work item',
  path: nothing,
  query: shape({ ...dryRun }),
  body: shape(said),
  answers: { 201: { words: 'The request', schema: departure } },
  run: async ({ desk, newId }, call) => {
    const { body, person } = call
    const [place = ''] = regionsOf(person, 'departure.ask')
    const answerDays = desk.house.rules.deadlines.departureAnswer
    const asked = {
      ...body,
      id: `departure_${newId()}`,
      place,
      askedBy: person.id,
      answerDays,
      ...storeKey(call),
    }
    const kept = await desk.store.departures.ask(asked)
    return 'kind' in kept ? kept : { status: 201, body: kept }
  },
})

const departuresList = route({
  method: 'GET',
  address: '/departures',
  verb: 'departure.read',
  topic,
  summary: 'The requests of the caller’s regions, the newest first',
  path: nothing,
  query: shape(pageQuery),
  answers: { 200: { words: 'A page of requests', schema: pageOf(departure) } },
  run: async ({ desk }, { query, person }) => {
    const page = newestPage('departures', query)
    if (isRefusal(page)) return page
    const rows = await desk.store.departures.list(regionsOf(person, 'departure.read'), page)
    const next = pageFrom('departures', { rows, ...page }, ({ askedAt, id: place }) => [askedAt, place])
    return ok({ items: rows, ...next })
  },
})

const departuresRead = route({
  method: 'GET',
  address: '/departures/{departure}',
  verb: 'departure.read',
  topic,
  summary: 'One request',
  path: shape({ departure: departureId }),
  query: nothing,
  answers: { 200: { words: 'The request', schema: departure } },
  regionOf: async ({ desk }, { path }) => (await desk.store.departures.find(path.departure))?.place,
  unknown: noSuchDeparture,
  run: async ({ desk }, { path }) => {
    const found = await desk.store.departures.find(path.departure)
    return ok(found ?? noSuchDeparture())
  },
})

const departuresAnswer = route({
  method: 'POST',
  address: '/departures/{departure}/answer',
  verb: 'departure.answer',
  topic,
  summary: 'Grant a request with the draft that was made for it, or decline it with a reason',
  path: shape({ departure: departureId }),
  query: shape({ ...dryRun }),
  body: shape({
    answer: oneOf(departureAnswers),
    reason: Type.Optional(text('Why; needed for a no', short)),
    draft: Type.Optional(id('The draft that was made for it; needed for a yes')),
  }),
  answers: { 200: { words: 'The request with its answer', schema: departure } },
  run: async ({ desk }, { path, body, person }) =>
    ok(await desk.store.departures.answer(path.departure, { ...body, person: person.id })),
})

export const departureRoutes: readonly Route[] = [
  departuresAsk,
  departuresList,
  departuresRead,
  departuresAnswer,
]
