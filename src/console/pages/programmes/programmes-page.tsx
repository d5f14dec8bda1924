// The programmes: what waits for a second person first, then every published version.

import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { question } from '../../client/questions.ts'
import { dayText, instantText } from '../../figures/figures.ts'
import { useTitle } from '../../frame/title.ts'
import { to } from '../../paths.ts'
import { PersonName } from '../../people/person-name.tsx'
import { Answered } from '../../states/answered.tsx'
import { Empty } from '../../states/empty.tsx'
import { useSpeech } from '../../words/language.tsx'
import { AmendButton } from './drafts/amend-button.tsx'
import { DraftsSection } from './drafts/drafts-section.tsx'
import { ProgrammeName } from './programme-name.tsx'
import { Quoted } from './quoted.tsx'
import { SubmissionsSection } from './submissions-section.tsx'
import type { Version } from './written-programme.ts'

export function ProgrammesPage() {
  const { say } = useSpeech()
  useTitle(say('programmes'))
  const query = useQuery(question('GET /api/programmes', {}))
  return (
    <div className="stack">
      <header className="head">
        <div>
          <h1>{say('programmes')}</h1>
          <p className="quiet">{say('programmesLead')}</p>
        </div>
        <div className="row no-print">
          <Link to={to.declare()}>{say('declareEmergency')}</Link>
          <Link to={to.simulate()}>{say('tryOnBook')}</Link>
        </div>
      </header>
      <SubmissionsSection />
      <DraftsSection />
      <Answered query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{say('noProgrammes')}</Empty>
          ) : (
            [...new Set(items.map(({ programme }) => programme))].map((programme) => (
              <ProgrammeVersions
                key={programme}
                programme={programme}
                versions={items.filter((item) => item.programme === programme).toReversed()}
              />
            ))
          )
        }
      </Answered>
    </div>
  )
}

interface ProgrammeVersionsProps {
  readonly programme: string
  /** The newest first. */
  readonly versions: readonly Version[]
}

function ProgrammeVersions({ programme, versions }: ProgrammeVersionsProps) {
  const { say } = useSpeech()
  return (
    <section className="card">
      <div className="head">
        <h2>
          <ProgrammeName id={programme} title={versions[0]!.title} />
        </h2>
        <div className="row no-print">
          {versions.length > 1 && <Link to={to.comparison(programme)}>{say('compareVersions')}</Link>}
          <AmendButton programme={programme} version={versions[0]!.version} />
        </div>
      </div>
      <VersionTable versions={versions} />
    </section>
  )
}

function VersionTable({ versions }: { readonly versions: readonly Version[] }) {
  const { say, language } = useSpeech()
  return (
    <div className="table-wrap">
      <table className="plain cards">
        <thead>
          <tr>
            <th scope="col">{say('version')}</th>
            <th scope="col">{say('validFrom')}</th>
            <th scope="col">{say('author')}</th>
            <th scope="col">{say('approver')}</th>
            <th scope="col">{say('whyPublished')}</th>
            <th scope="col">{say('publishedAt')}</th>
          </tr>
        </thead>
        <tbody>
          {versions.map(({ programme, version, validFrom, author, approver, reason, publishedAt }) => (
            <tr key={version}>
              <th scope="row">
                <Link to={to.version(programme, version)}>{say('versionNumber', { version })}</Link>
              </th>
              <td data-label={say('validFrom')}>{dayText(validFrom, language)}</td>
              <td data-label={say('author')}>
                <PersonName id={author} />
              </td>
              <td data-label={say('approver')}>
                <PersonName id={approver} />
              </td>
              <td data-label={say('whyPublished')}>
                <Quoted>{reason}</Quoted>
              </td>
              <td data-label={say('publishedAt')}>{instantText(publishedAt, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
