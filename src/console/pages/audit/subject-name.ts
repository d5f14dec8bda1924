// What the subject of an entry is called, for whoever does not know its id.

import { useQuery } from '@tanstack/react-query'
import { question } from '../../client/questions.ts'
import { useNodes } from '../../people/nodes.ts'
import { notYetNamed } from '../../people/not-yet-named.ts'
import { useSpeech } from '../../words/language.tsx'
import { useRuleName } from '../house/rule-name.ts'
import { nameOfService } from '../outlets/service-names.ts'
import { useProgrammeTitle } from '../programmes/programme-name.tsx'

/** Undefined where an id has no name of its own. */
export function useSubjectName(): (kind: string, subject: string) => string | undefined {
  const { language, name: nameOf } = useSpeech()
  const { nodeName } = useNodes()
  const titleOf = useProgrammeTitle()
  const ruleName = useRuleName()
  const { data: services } = useQuery(question('GET /api/services', {}))
  return (kind, subject) => {
    const names =
      kind === 'channel_reported'
        ? [nameOfService(services, subject, language)]
        : kind.startsWith('house_rule_')
          ? [ruleName(subject)]
          : [nameOf('collective', subject), nodeName(subject), titleOf(subject)]
    return names.find((name) => name !== subject && name !== notYetNamed)
  }
}
