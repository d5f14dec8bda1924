// Changing a programme: begin with the newest version, change its files, check them, and submit for a second person.

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams } from 'react-router'
import { question } from '../../client/questions.ts'
import { useTitle } from '../../frame/title.ts'
import { useNeededRole } from '../../session/needed-role.ts'
import { Answered } from '../../states/answered.tsx'
import { Empty } from '../../states/empty.tsx'
import { useSpeech } from '../../words/language.tsx'
import { useLiveCheck } from './dmn-editor/use-live-check.ts'
import { FileEditor } from './file-editor.tsx'
import { SubmitSteps } from './submit-steps.tsx'
import type { VersionWithFiles } from './written-programme.ts'

export function SubmitPage() {
  const { say } = useSpeech()
  const programme = useParams().programme!
  useTitle(say('changeProgramme'))
  const query = useQuery(question('GET /api/programmes', {}))
  return (
    <Answered query={query}>
      {({ items }) => {
        const newest = items.filter((item) => item.programme === programme).at(-1)
        if (newest === undefined) return <Empty>{say('noProgrammes')}</Empty>
        return <FromVersion programme={programme} version={newest.version} />
      }}
    </Answered>
  )
}

function FromVersion(path: { readonly programme: string; readonly version: number }) {
  const query = useQuery(question('GET /api/programmes/{programme}/versions/{version}', { path }))
  return <Answered query={query}>{(found) => <Draft key={found.digest} found={found} />}</Answered>
}

function Draft({ found }: { readonly found: VersionWithFiles }) {
  const { say } = useSpeech()
  const { programme, version } = found
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({})
  const files = found.files.map(({ path, text }) => ({ path, text: texts[path] ?? text }))
  const changed = found.files
    .filter(({ path, text }) => (texts[path] ?? text) !== text)
    .map(({ path }) => path)
  const check = useLiveCheck(files, useNeededRole('programme.try') !== undefined)
  return (
    <div className="stack">
      <header>
        <h1>{say('submitTitle', { programme })}</h1>
        <p className="quiet">{say('submitLead', { version })}</p>
      </header>
      <FileEditor
        files={files}
        changed={changed}
        check={check}
        write={(path, text) => setTexts((before) => ({ ...before, [path]: text }))}
      />
      <SubmitSteps files={files} changed={changed} check={check} />
    </div>
  )
}
