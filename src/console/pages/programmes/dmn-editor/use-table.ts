// One decision table open in the modeler: what is in it now, what is selected, and its text after every change.

import type Modeler from 'dmn-js/lib/Modeler'
import type { Cell, Row, TableViewer, View } from 'dmn-js/lib/Modeler'
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { useSpeech } from '../../../words/language.tsx'
import { newModeler } from './modeler.ts'
import { openTable, tablesOf } from './open-table.ts'

export interface OpenTable {
  readonly viewer: TableViewer
  readonly decisions: readonly View[]
  readonly decision: View
  /** Opens another decision of the same file. */
  readonly choose: (id: string) => void
  readonly selected: Cell | Row | undefined
  /** Grows with every change, so that whoever draws the table draws it anew. */
  readonly change: number
}

interface Asked {
  readonly text: string
  readonly onChange: (text: string) => void
}

interface Opened {
  readonly modeler: Modeler
  readonly decision: View
}

/** Opens a text in a container; undefined until it is open, `broken` when it cannot be. */
export function useTable(
  place: RefObject<HTMLDivElement | null>,
  asked: Asked,
): OpenTable | 'broken' | undefined {
  const translate = useTranslate()
  const newest = useRef(asked)
  newest.current = asked
  const written = useRef<readonly string[]>([asked.text])
  const [opened, setOpened] = useState<Opened | 'broken'>()
  const [change, count] = useState(0)
  const [selected, setSelected] = useState<Cell | Row>()
  const fromOutside = useOutside(asked.text, written)
  useEffect(() => {
    const modeler = newModeler(place.current!, translate)
    const onWritten = (xml: string) => {
      written.current = [...written.current, xml]
      newest.current.onChange(xml)
    }
    const onDrawn = () => count((drawn) => drawn + 1)
    openTable(modeler, { text: fromOutside.text(), onWritten, onSelected: setSelected, onDrawn })
      .then((decision) => setOpened({ modeler, decision }))
      .catch(() => setOpened('broken'))
    return () => {
      setSelected(undefined)
      setOpened(undefined)
      modeler.destroy()
    }
  }, [place, fromOutside, translate])
  if (opened === undefined || opened === 'broken') return opened
  const { modeler, decision } = opened
  const decisions = tablesOf(modeler)
  const choose = (id: string) => {
    const other = decisions.find((view) => view.id === id)
    if (other === undefined) return
    setSelected(undefined)
    modeler.open(other).then(() => setOpened({ modeler, decision: other }))
  }
  return { viewer: modeler.getActiveViewer(), decisions, decision, choose, selected, change }
}

/**
 * A new value whenever the text is one that this editor has not written itself. `written` are those it wrote and has not
 * been drawn with yet, the newest last: who types fast has written another before the one before comes back.
 */
function useOutside(text: string, written: RefObject<readonly string[]>): { readonly text: () => string } {
  const [outside, setOutside] = useState({ text: () => written.current.at(-1)! })
  useEffect(() => {
    const at = written.current.lastIndexOf(text)
    written.current = at < 0 ? [text] : written.current.slice(at)
    if (at < 0) setOutside({ text: () => written.current.at(-1)! })
  }, [text, written])
  return outside
}

/** The modeler's own words in the language of the page. */
function useTranslate() {
  const { say } = useSpeech()
  return useMemo(() => {
    const words: Readonly<Record<string, string>> = {
      When: say('tableWhen'),
      And: say('tableAnd'),
      Then: say('tableThen'),
      Annotations: say('sourceColumn'),
      Annotation: say('sourceColumn'),
      'Add rule': say('addRow'),
      'Move rule': say('dragRow'),
      Resize: say('dragWidth'),
    }
    return (text: string) => words[text] ?? ''
  }, [say])
}
