// A version as one reads it: who answers for it, when and whom it covers, what it grants, and the proof by cases.

import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link, useParams } from 'react-router'
import { question } from '../../client/questions.ts'
import { dayText, instantText } from '../../figures/figures.ts'
import { useTitle } from '../../frame/title.ts'
import { to } from '../../paths.ts'
import { PersonName } from '../../people/person-name.tsx'
import { Answered } from '../../states/answered.tsx'
import { Missing } from '../../states/only-what-is.tsx'
import { useSpeech } from '../../words/language.tsx'
import { ChangeSection } from './change-section.tsx'
import { AmendButton } from './drafts/amend-button.tsx'
import { LifeSection } from './life-section.tsx'
import { Quoted } from './quoted.tsx'
import { RolloutSection } from './rollout-section.tsx'
import { programmeOf, type VersionWithFiles } from './written-programme.ts'
import { WrittenSections } from './written-sections.tsx'

export function VersionPage() {
  const { programme, version } = useParams()
  const path = { programme: programme!, version: Number(version) }
  const query = useQuery(question('GET /api/programmes/{programme}/versions/{version}', { path }))
  return <Answered query={query}>{(found) => <VersionStory found={found} />}</Answered>
}

/** The newest version of a programme. */
export function NewestVersionPage() {
  const programme = useParams().programme!
  const query = useQuery(question('GET /api/programmes', {}))
  return (
    <Answered query={query}>
      {({ items }) => {
        const newest = items.filter((item) => item.programme === programme).at(-1)
        return newest === undefined ? <Missing code="programme_does_not_exist" /> : <Newest {...newest} />
      }}
    </Answered>
  )
}

function Newest({ programme, version }: { readonly programme: string; readonly version: number }) {
  const path = { programme, version }
  const query = useQuery(question('GET /api/programmes/{programme}/versions/{version}', { path }))
  return <Answered query={query}>{(found) => <VersionStory found={found} />}</Answered>
}

function VersionStory({ found }: { readonly found: VersionWithFiles }) {
  const { language } = useSpeech()
  const written = programmeOf(found.files)
  useTitle(written.title[language])
  return (
    <div className="stack">
      <VersionHead found={found} title={written.title[language]} />
      <Responsible found={found} />
      <LifeSection programme={found.programme} />
      <ChangeSection
        key={found.version}
        path={{ programme: found.programme, version: found.version }}
        waves={written.waves ?? []}
      />
      <RolloutSection programme={found.programme} version={found.version} />
      <WrittenSections files={found.files} />
    </div>
  )
}

function VersionHead({ found, title }: { readonly found: VersionWithFiles; readonly title: string }) {
  const { say } = useSpeech()
  const { programme, version } = found
  return (
    <header className="head">
      <div>
        <div className="row">
          <h1>{title}</h1>
          <span className="badge">{say('versionNumber', { version })}</span>
        </div>
        <p className="quiet code" translate="no">
          {programme}
        </p>
      </div>
      <div className="row no-print">
        {version > 1 && (
          <Link to={to.comparison(programme, version - 1, version)}>{say('compareWithBefore')}</Link>
        )}
        <Link to={to.simulate({ first: `${programme}@${version}` })}>{say('tryOnBook')}</Link>
        <Link to={to.programmeHistory(programme)}>{say('history')}</Link>
        <AmendButton programme={programme} version={version} />
        <Link to={to.printedVersion(programme, version)}>{say('printVersion')}</Link>
        <Button onClick={() => window.print()}>{say('print')}</Button>
      </div>
    </header>
  )
}

function Responsible({ found }: { readonly found: VersionWithFiles }) {
  const { say, language } = useSpeech()
  const { author, approver, reason, validFrom, publishedAt, digest } = found
  return (
    <section className="card">
      <dl className="counts responsible">
        <div>
          <dt>{say('author')}</dt>
          <dd>
            <PersonName id={author} />
          </dd>
        </div>
        <div>
          <dt>{say('approver')}</dt>
          <dd>
            <PersonName id={approver} />
          </dd>
        </div>
        <div>
          <dt>{say('whyPublished')}</dt>
          <dd>
            <Quoted>{reason}</Quoted>
          </dd>
        </div>
        <div>
          <dt>{say('validFrom')}</dt>
          <dd>{dayText(validFrom, language)}</dd>
        </div>
        <div>
          <dt>{say('publishedAt')}</dt>
          <dd>{instantText(publishedAt, language)}</dd>
        </div>
      </dl>
      <p className="quiet below">
        {say('digest')} <span className="code">{digest}</span>
      </p>
    </section>
  )
}
