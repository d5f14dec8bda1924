// The keys of the table, and the paste of several cells, which opens a preview instead of filling one cell.

import { type RefObject, useEffect } from 'react'
import { isBlock } from './block.ts'
import type { RowActions } from './use-row-actions.ts'
import type { OpenTable } from './use-table.ts'

interface Listening {
  readonly table: OpenTable
  readonly actions: RowActions
  readonly bar: RefObject<HTMLDivElement | null>
  readonly readOnly: boolean
}

export function useTableEvents(place: RefObject<HTMLDivElement | null>, listening: Listening): void {
  useEffect(() => {
    const container = place.current!
    const onKey = (event: KeyboardEvent) => {
      const work = listening.readOnly ? undefined : findWork(event, listening)
      if (work === undefined) return
      event.preventDefault()
      event.stopPropagation()
      work()
    }
    const onPaste = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (listening.readOnly || !isBlock(text)) return
      event.preventDefault()
      event.stopPropagation()
      listening.actions.beginPaste(text)
    }
    const onDrag = (event: DragEvent) => {
      const head = event.target instanceof Element ? event.target.closest('th[draggable]') : null
      const { cols } = listening.table.viewer.get('sheet').getRoot()
      const col = cols.find(({ id }) => id === head?.getAttribute('data-col-id'))
      if (col !== undefined) listening.table.viewer.get('dragAndDrop').startDrag(col, event)
    }
    container.addEventListener('dragstart', onDrag)
    container.addEventListener('keydown', onKey, true)
    container.addEventListener('paste', onPaste, true)
    return () => {
      container.removeEventListener('dragstart', onDrag)
      container.removeEventListener('keydown', onKey, true)
      container.removeEventListener('paste', onPaste, true)
    }
  })
}

/** What a key does, by how it is written: `ctrl+d`. Mac keyboards have their own key for it. */
function findWork(event: KeyboardEvent, { table, actions, bar }: Listening): (() => void) | undefined {
  if (event.isComposing) return undefined
  const cells = table.viewer.get('cellSelection')
  const works: Readonly<Record<string, () => void>> = {
    'ctrl+d': actions.duplicate,
    'alt+arrowup': () => actions.move(-1),
    'alt+arrowdown': () => actions.move(1),
    'alt+insert': actions.add,
    'alt+delete': actions.remove,
    'ctrl+shift+c': actions.copy,
    'ctrl+z': actions.undo,
    'ctrl+y': actions.redo,
    'ctrl+shift+z': actions.redo,
    'alt+enter': () => bar.current?.querySelector('button')?.focus(),
    arrowup: () => cells.selectCell('above'),
    arrowdown: () => cells.selectCell('below'),
  }
  const parts = [
    ...(event.ctrlKey || event.metaKey ? ['ctrl'] : []),
    ...(event.altKey ? ['alt'] : []),
    ...(event.shiftKey ? ['shift'] : []),
    event.key.toLowerCase(),
  ]
  return works[parts.join('+')]
}
