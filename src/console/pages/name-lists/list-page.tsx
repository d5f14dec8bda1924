// One name list: where it comes from, its check by a second person, its figures, its lines, and what the customers said.

import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { addressOf } from '../../client/ask.ts'
import { usePages } from '../../client/pages.ts'
import { question } from '../../client/questions.ts'
import { countText, dayText, instantText } from '../../figures/figures.ts'
import { useTitle } from '../../frame/title.ts'
import { to } from '../../paths.ts'
import { PersonName } from '../../people/person-name.tsx'
import { useNeededRole } from '../../session/needed-role.ts'
import { usePermission } from '../../session/session.tsx'
import { useAddressFilter } from '../../states/address-filter.ts'
import { Answered } from '../../states/answered.tsx'
import { Choice } from '../../states/choice.tsx'
import { Paged } from '../../states/paged.tsx'
import { Scrolling } from '../../states/scrolling.tsx'
import { useSpeech } from '../../words/language.tsx'
import { whoRecordsAnswersAt } from './answer-step.tsx'
import { CheckPanel } from './check-panel.tsx'
import { LineTable } from './line-table.tsx'
import { ListState } from './lists-page.tsx'
import { type NameList, OutcomeFigures, outcomes } from './outcome-bar.tsx'

const lineStates = ['awaiting_customer', 'confirmed', 'declined', 'known_already'] as const
const pageRows = 50
/** Asking again would be another look on record. */
const goodFor = 60_000

export function ListPage() {
  const { say } = useSpeech()
  const { list = '' } = useParams()
  const query = useQuery(question('GET /api/name-lists/{list}', { path: { list } }))
  useTitle(query.data === undefined ? say('nameLists') : say('listTitle', query.data))
  return (
    <div className="stack">
      <p className="no-print">
        <Link to={to.nameLists()}>← {say('back')}</Link>
      </p>
      {query.error !== null && <h1>{say('nameLists')}</h1>}
      <Answered query={query}>
        {(found) => (
          <>
            <Head list={found} />
            <CheckPanel list={found} />
            <Figures list={found} />
            <Lines list={found} />
          </>
        )}
      </Answered>
    </div>
  )
}

function Head({ list }: { readonly list: NameList }) {
  const { say, name, language } = useSpeech()
  const { institution, sender, importedBy, importedAt, fileName, encoding, digest, state } = list
  const { deleteDueDay, deletedAt } = list
  return (
    <header className="stack">
      <div className="head">
        <h1>
          <span translate="no">{institution}</span>{' '}
          <span className="quiet">{name('listSender', sender)}</span>
        </h1>
        <ListState state={state} />
      </div>
      <dl className="counts">
        <div>
          <dt>{say('importedBy')}</dt>
          <dd>
            <PersonName id={importedBy} />
          </dd>
        </div>
        <div>
          <dt>{say('importedAt')}</dt>
          <dd>{instantText(importedAt, language)}</dd>
        </div>
        <div>
          <dt>{say('fileName')}</dt>
          <dd>
            <span translate="no">{fileName}</span> <span className="quiet">{name('encoding', encoding)}</span>
          </dd>
        </div>
        <div>
          <dt>{say('fileDigest')}</dt>
          <dd className="code">{digest.slice(0, 16)}…</dd>
        </div>
        <div>
          <dt>{say(deletedAt === undefined ? 'listDeletedOn' : 'listDeletedAt')}</dt>
          <dd>
            {deletedAt === undefined ? dayText(deleteDueDay, language) : instantText(deletedAt, language)}
          </dd>
        </div>
      </dl>
    </header>
  )
}

function Figures({ list }: { readonly list: NameList }) {
  const { say, name, language } = useSpeech()
  const { granted } = usePermission('name_list.import')
  const address = addressOf('/api/name-lists/{list}/bad-lines', {
    path: { list: list.id },
    query: { language },
  })
  return (
    <section className="card stack">
      <h2>{say('linesByOutcome')}</h2>
      <OutcomeFigures
        counts={list.counts}
        linked={(outcome, figure) => <Link to={to.nameList(list.id, { outcome })}>{figure}</Link>}
      />
      {list.state === 'approved' && (
        <>
          <h3>{say('customersAnswers')}</h3>
          <dl className="counts">
            {lineStates.map((state) => (
              <div key={state}>
                <dt>{name('lineState', state)}</dt>
                <dd>
                  <Link to={to.nameList(list.id, { state })}>{countText(list.states[state])}</Link>
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {granted && list.counts.malformed > 0 && (
        <p>
          <a href={address} download>
            {say('downloadBadLines')}
          </a>
        </p>
      )}
      <p className="quiet">{say('onlyYourRegions')}</p>
    </section>
  )
}

function Lines({ list }: { readonly list: NameList }) {
  const { say, name } = useSpeech()
  const { chosen, choose } = useAddressFilter()
  const reason = useNeededRole('name_list.confirm')
  return (
    <section className="card">
      <div className="head">
        <h2>{say('linesOfList')}</h2>
        <div className="row no-print">
          <Choice
            label={say('lineOutcome')}
            value={chosen('outcome')}
            onChange={(value) => choose('outcome', value)}
            options={outcomes.map((value) => ({ value, label: name('listOutcome', value) }))}
          />
          <Choice
            label={say('state')}
            value={chosen('state')}
            onChange={(value) => choose('state', value)}
            options={lineStates.map((value) => ({ value, label: name('lineState', value) }))}
          />
        </div>
      </div>
      {reason !== undefined && list.states.awaiting_customer > 0 && (
        <p id={whoRecordsAnswersAt} className="quiet">
          {say('whoRecordsAnswers', { reason })}
        </p>
      )}
      <LinesFound list={list} />
    </section>
  )
}

function LinesFound({ list }: { readonly list: NameList }) {
  const { say } = useSpeech()
  const { chosen } = useAddressFilter()
  const outcome = outcomes.find((one) => one === chosen('outcome'))
  const state = lineStates.find((one) => one === chosen('state'))
  const query = { limit: pageRows, ...(outcome && { outcome }), ...(state && { state }) }
  const pages = usePages('GET /api/name-lists/{list}/lines', { path: { list: list.id }, query }, goodFor)
  return (
    <Paged query={pages} more={say('showMore', { count: pageRows })}>
      {(lines) =>
        lines.length === 0 ? (
          <p className="quiet">{say('noLinesHere')}</p>
        ) : (
          <Scrolling>
            <LineTable lines={lines} list={list} />
          </Scrolling>
        )
      }
    </Paged>
  )
}
