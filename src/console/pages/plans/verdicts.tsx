// What the next book showed: done, still open, undone by others.

import { countText, instantText } from '../../figures/figures.ts'
import { useSpeech } from '../../words/language.tsx'
import type { Run } from './apply-progress.tsx'

export function Verdicts({ run }: { readonly run: Run }) {
  const { say, language } = useSpeech()
  return (
    <div className="progress" role="status">
      <h3>{say('verdict')}</h3>
      <p className="quiet">{say('verdictLead')}</p>
      {run.verdicts.length === 0 && <p>{say('noVerdict')}</p>}
      {run.verdicts.map(({ book, done, open, undone, at }) => (
        <dl key={book} className="counts">
          <div>
            <dt>{say('done')}</dt>
            <dd>{countText(done)}</dd>
          </div>
          <div>
            <dt>{say('open')}</dt>
            <dd>{countText(open)}</dd>
          </div>
          <div>
            <dt>{say('undone')}</dt>
            <dd>{countText(undone)}</dd>
          </div>
          <div>
            <dt>{say('verifiedOn', { instant: instantText(at, language) })}</dt>
            <dd className="code">{book.slice(0, 17)}…</dd>
          </div>
        </dl>
      ))}
    </div>
  )
}
