// A dialog over the page: the browser itself keeps the focus inside, closes it with Escape and gives the focus back.

import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useSpeech } from '../words/language.tsx'

interface ModalProps {
  readonly title: string
  readonly close: () => void
  readonly className?: string
  readonly children: ReactNode
}

export function Modal({ title, close, className = '', children }: ModalProps) {
  const { say } = useSpeech()
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    return () => shown?.close()
  }, [])
  return (
    <dialog ref={dialog} className={`modal ${className}`} aria-labelledby={id} onClose={close}>
      <h2 id={id}>{title}</h2>
      {children}
      <button type="button" className="plain-button modal-close" onClick={close}>
        {say('close')}
      </button>
    </dialog>
  )
}
