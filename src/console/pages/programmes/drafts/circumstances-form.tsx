// What the programme calls each kind of circumstance; where nothing is written it is called as in its kind of emergency.

import { codeWords } from '../../../words/codes.ts'
import { type CircumstanceKind, circumstanceKinds, usualWords } from '../../../words/emergencies.ts'
import { useSpeech } from '../../../words/language.tsx'
import { sayIn, type Words } from '../../../words/say.ts'
import { type FormProps, programmeFile } from './draft-forms.tsx'
import { Field, findingsAt } from './field.tsx'

export function CircumstancesForm(props: FormProps) {
  const { say } = useSpeech()
  return (
    <section className="card">
      <h2>{say('circumstancesCalled')}</h2>
      <p className="quiet">{say('circumstancesCalledLead')}</p>
      {circumstanceKinds.map((kind) => (
        <KindRow key={kind} kind={kind} {...props} />
      ))}
    </section>
  )
}

const languageTag = { zh: 'zh-CN', en: 'en' } as const

interface KindRowProps extends FormProps {
  readonly kind: CircumstanceKind
}

function KindRow({ kind, programme, findings, set }: KindRowProps) {
  const { name, language } = useSpeech()
  const { [kind]: own, ...others } = programme.circumstances ?? {}
  const usual = usualWords(programme.emergency?.kind ?? '').circumstance[kind]
  const put = (changed: Partial<Words>) => {
    const words = { zh: own?.zh || usual.zh, en: own?.en || usual.en, ...changed }
    if (words.zh !== usual.zh || words.en !== usual.en) set(['circumstances', kind], words)
    else if (own !== undefined)
      set(Object.keys(others).length === 0 ? ['circumstances'] : ['circumstances', kind], undefined)
  }
  return (
    <fieldset className="form-row" data-kind={kind}>
      <legend>{codeWords.circumstance[kind][language]}</legend>
      {(['zh', 'en'] as const).map((one) => (
        <Field
          key={one}
          label={name('placePart', one)}
          value={own?.[one] === usual[one] ? '' : (own?.[one] ?? '')}
          hint={<span lang={languageTag[one]}>{sayIn(one)('usuallyCalled', { words: usual[one] })}</span>}
          commit={(text) => put({ [one]: text === '' ? usual[one] : text })}
          findings={findingsAt(findings, programmeFile, `circumstances.${kind}`)}
        />
      ))}
    </fieldset>
  )
}
