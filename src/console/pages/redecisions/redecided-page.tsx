// One account decided again: then and now, how far its correction has come, and the letter to read, print or take away.

import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link, useParams } from 'react-router'
import type { Answer } from '../../client/ask.ts'
import { question } from '../../client/questions.ts'
import { dayText, yuanText } from '../../figures/figures.ts'
import { useTitle } from '../../frame/title.ts'
import { to } from '../../paths.ts'
import { Answered } from '../../states/answered.tsx'
import { useSpeech } from '../../words/language.tsx'

type Redecided = Answer<'GET /api/redecisions/{redecision}/accounts/{account}'>

export function RedecidedPage() {
  const { say } = useSpeech()
  const { redecision = '', account = '' } = useParams()
  useTitle(account)
  const query = useQuery(
    question('GET /api/redecisions/{redecision}/accounts/{account}', { path: { redecision, account } }),
  )
  return (
    <div className="stack">
      <p className="no-print">
        <Link to={to.redecision(redecision)}>← {say('back')}</Link>
      </p>
      <h1 className="code no-print">{account}</h1>
      <Answered query={query}>
        {(found) => (
          <>
            <ThenAndNow found={found} />
            <LetterSection found={found} />
          </>
        )}
      </Answered>
    </div>
  )
}

function ThenAndNow({ found }: { readonly found: Redecided }) {
  const { say, name, language } = useSpeech()
  const { plan, account, firstNight, lastNight, code, rowsThen, version, rowsNow } = found
  const { outcome, amountMinor, standing, servedBy } = found
  const byRows = (rows: readonly number[]) =>
    rows.length === 0 ? [] : [say('numberedRow', { row: rows.join(say('listSeparator')) })]
  const then = [
    say('versionNumber', { version }),
    ...(code === undefined ? [] : [name('outcome', code)]),
    ...byRows(rowsThen),
  ]
  return (
    <section className="card no-print">
      <dl className="totals">
        <div>
          <dt>{say('refusedThen')}</dt>
          <dd>
            <Link to={to.explain(plan, account)}>
              {[...new Set([firstNight, lastNight])].map((night) => dayText(night, language)).join('–')}
            </Link>
            <p className="quiet">{then.join(' · ')}</p>
          </dd>
        </div>
        <div>
          <dt>{say('redecidedNow')}</dt>
          <dd>
            {name('outcome', outcome)}
            <p className="quiet">{byRows(rowsNow)}</p>
          </dd>
        </div>
        <div>
          <dt>{say('redecidedMoney')}</dt>
          <dd>{yuanText(amountMinor)}</dd>
        </div>
        <div>
          <dt>{say('redecidedStanding')}</dt>
          <dd>
            {name('redecidedStanding', standing)}{' '}
            {servedBy !== undefined && (
              <Link to={to.explain(servedBy, account)} className="code">
                {servedBy}
              </Link>
            )}
          </dd>
        </div>
      </dl>
    </section>
  )
}

function LetterSection({ found: { letter, letterHead, account } }: { readonly found: Redecided }) {
  const { say, language } = useSpeech()
  if (letter === undefined) return <p className="empty">{say('letterIsMissing')}</p>
  const text = letter[language]
  return (
    <section className="card stack">
      <div className="head no-print">
        <h2>{say('letterToCustomer')}</h2>
        <span className="row">
          <Button onClick={() => window.print()}>{say('printLetter')}</Button>
          <Button
            href={`data:text/plain;charset=utf-8,${encodeURIComponent(text.replaceAll('**', ''))}`}
            download={`${account}-${language}.txt`}
          >
            {say('downloadLetter')}
          </Button>
        </span>
      </div>
      <p className="quiet no-print">{say('letterIsNotSent')}</p>
      <div className="letter">
        {letterHead !== undefined && letterHead.customer !== '' && (
          <p className="letter-to">{say('letterTo', { customer: letterHead.customer })}</p>
        )}
        {text
          .trim()
          .split(/\n{2,}/)
          .map((block) => (
            <Block key={block} text={block} />
          ))}
        {letterHead !== undefined && <p className="signed">{dayText(letterHead.day, language)}</p>}
      </div>
    </section>
  )
}

/** A list, or a paragraph. */
function Block({ text }: { readonly text: string }) {
  if (!text.startsWith('- '))
    return <p className={isSignature(text) ? 'signed' : undefined}>{emphasised(text)}</p>
  return (
    <ul>
      {text.split('\n').map((line) => (
        <li key={line}>{emphasised(line.replace(/^- /, ''))}</li>
      ))}
    </ul>
  )
}

/** One line without a stop at its end is who signs, or whom it greets; the greeting ends in a comma. */
const isSignature = (text: string): boolean => !/[。.!！?？:：,，\n]$/.test(text)

/** What stands between pairs of asterisks is in bold. */
const emphasised = (text: string) =>
  text.split('**').map((part, at) => (at % 2 === 1 ? <strong key={part}>{part}</strong> : part))
