// A document shown inside the page: asked for once, kept in the memory of the page only, gone when it is closed.

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { type Answer, askBytes } from '../../client/ask.ts'
import { dayText } from '../../figures/figures.ts'
import { Answered } from '../../states/answered.tsx'
import { rehearsals } from '../../states/rehearse.ts'
import { useSpeech } from '../../words/language.tsx'
import { type Purpose, ReadingStep, type Review } from './reading-step.tsx'

export type EvidenceDocument = Answer<'GET /api/circumstances/{circumstance}'>['documents'][number]

interface DocumentViewProps {
  readonly document: EvidenceDocument
  /** True for reviewers. */
  readonly isReadable: boolean
  /** While it waits to be verified: the work item by which a reviewer takes it, and who has. */
  readonly review: Review | undefined
}

export function DocumentView({ document, isReadable, review }: DocumentViewProps) {
  const { say, name, language } = useSpeech()
  const [chosen, read] = useState<Purpose>()
  const { kind, deletedAt, deleteDueDay, sameOfOthers } = document
  /** What was deleted while somebody read it is shown no longer. */
  const purpose = deletedAt === undefined ? chosen : undefined
  const close = () => read(undefined)
  return (
    <div className="stack">
      <p className="row">
        {name('documentKind', kind)}
        <span className="quiet">
          {deletedAt === undefined
            ? say('deletedOnDay', { day: dayText(deleteDueDay, language) })
            : say('documentGone')}
        </span>
        {purpose !== undefined && (
          <Button size="small" aria-expanded onClick={close}>
            {say('hideDocument')}
          </Button>
        )}
      </p>
      {isReadable && sameOfOthers > 0 && (
        <p className="badge warn">{say('sameFileElsewhere', { count: sameOfOthers })}</p>
      )}
      {isReadable && deletedAt === undefined && purpose === undefined && (
        <ReadingStep review={review} read={read} />
      )}
      {purpose !== undefined && <Shown document={document} purpose={purpose} />}
    </div>
  )
}

interface ShownProps {
  readonly document: EvidenceDocument
  readonly purpose: Purpose
}

function Shown({ document: { id, type, kind }, purpose }: ShownProps) {
  const { say, name } = useSpeech()
  const questions = useQueryClient()
  const asked = { path: { document: id }, query: purpose === 'review_evidence' ? {} : { purpose } }
  const query = useQuery({
    queryKey: ['document', id, purpose],
    queryFn: async ({ signal }) => {
      const bytes = await askBytes('GET /api/documents/{document}', asked, signal)
      // Having looked, one may verify.
      void questions.invalidateQueries({ queryKey: rehearsals })
      return bytes
    },
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
