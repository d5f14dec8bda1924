// A document shown inside the page: asked for once, kept in the memory of the page only, gone when it is closed.

import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { type Answer, askBytes } from '../../client/ask.ts'
import { dayText } from '../../figures/figures.ts'
import { Answered } from '../../states/answered.tsx'
import { useSpeech } from '../../words/language.tsx'

export type EvidenceDocument = Answer<'GET /api/circumstances/{circumstance}'>['documents'][number]

interface DocumentViewProps {
  readonly document: EvidenceDocument
  /** True for who may read it. */
  readonly isReadable: boolean
}

export function DocumentView({ document, isReadable }: DocumentViewProps) {
  const { say, name, language } = useSpeech()
  const [isOpen, open] = useState(false)
  const { kind, deletedAt, deleteDueDay, sameOfOthers } = document
  return (
    <div className="stack">
      <p className="row">
        {name('documentKind', kind)}
        <span className="quiet">
          {deletedAt === undefined
            ? say('deletedOnDay', { day: dayText(deleteDueDay, language) })
            : say('documentGone')}
        </span>
        {isReadable && deletedAt === undefined && (
          <Button size="small" aria-expanded={isOpen} onClick={() => open(!isOpen)}>
            {say(isOpen ? 'hideDocument' : 'viewDocument')}
          </Button>
        )}
      </p>
      {isReadable && sameOfOthers > 0 && (
        <p className="badge warn">{say('sameFileElsewhere', { count: sameOfOthers })}</p>
      )}
      {isOpen && <Shown document={document} />}
    </div>
  )
}

function Shown({ document: { id, type, kind } }: { readonly document: EvidenceDocument }) {
  const { say, name } = useSpeech()
  const query = useQuery({
    queryKey: ['document', id],
    queryFn: ({ signal }) => askBytes('GET /api/documents/{document}', { path: { document: id } }, signal),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  return (
    <Answered query={query}>
      {(bytes) => (
        <figure className="evidence">
          <Bytes bytes={bytes} type={type} words={name('documentKind', kind)} />
          <figcaption className="quiet">{say('documentKept')}</figcaption>
        </figure>
      )}
    </Answered>
  )
}

interface BytesProps {
  readonly bytes: ArrayBuffer
  readonly type: string
  readonly words: string
}

function Bytes({ bytes, type, words }: BytesProps) {
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytes], { type }))
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [bytes, type])
  if (address === undefined) return null
  return type === 'application/pdf' ? (
    <iframe src={address} title={words} />
  ) : (
    <img src={address} alt={words} />
  )
}
