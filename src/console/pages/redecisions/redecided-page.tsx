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

type Letter = NonNullable<Redecided['letter']>
type LetterText = Letter['text']['zh']

/** Chinese first, English below, as the printed letters. */
const letterLanguages = ['zh', 'en'] as const
const languageTags = { zh: 'zh-CN', en: 'en' } as const

function LetterSection({ found: { letter, account } }: { readonly found: Redecided }) {
  const { say } = useSpeech()
  if (letter === undefined) return <p className="empty">{say('letterIsMissing')}</p>
  return (
    <section className="card stack">
      <div className="head no-print">
        <h2>{say('letterToCustomer')}</h2>
        <span className="row">
          <Button onClick={() => window.print()}>{say('printLetter')}</Button>
          <Button
            href={`data:text/plain;charset=utf-8,${encodeURIComponent(plainText(letter))}`}
            download={`${account}.txt`}
          >
            {say('downloadLetter')}
          </Button>
        </span>
      </div>
      <p className="quiet no-print">{say('letterIsNotSent')}</p>
      <div className="letter" translate="no">
        {letter.customer !== '' && (
          <p className="letter-to">{say('letterTo', { customer: letter.customer })}</p>
        )}
        {letterLanguages.map((language) => (
          <section key={language} lang={languageTags[language]}>
            {letter.text[language].blocks.map((block) => (
              <Block key={block.lines.join()} block={block} />
            ))}
            {signedIn(letter, language).map((line) => (
              <p key={line} className="signed">
                {line}
              </p>
            ))}
          </section>
        ))}
      </div>
    </section>
  )
}

const signedIn = ({ text, day }: Letter, language: 'zh' | 'en'): readonly string[] => {
  const { signature } = text[language]
  return [...(signature === undefined ? [] : [signature]), dayText(day, language)]
}

/** A list, or a paragraph. */
function Block({ block: { isList, lines } }: { readonly block: LetterText['blocks'][number] }) {
  if (!isList) return <p>{lines.map(emphasised)}</p>
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{emphasised(line)}</li>
      ))}
    </ul>
  )
}

/** The letter as a file of text, in both languages. */
const plainText = (letter: Letter): string =>
  letterLanguages
    .map((language) => {
      const blocks = letter.text[language].blocks.map(({ isList, lines }) =>
        lines.map((line) => `${isList ? '- ' : ''}${line.replaceAll('**', '')}`).join('\n'),
      )
      return [...blocks, signedIn(letter, language).join('\n')].join('\n\n')
    })
    .join('\n\n\n')

/** What stands between pairs of asterisks is in bold. */
const emphasised = (text: string) =>
  text.split('**').map((part, at) => (at % 2 === 1 ? <strong key={part}>{part}</strong> : part))
