// Opens the first decision table of a text, and tells of every change and every selection.

import type Modeler from 'dmn-js/lib/Modeler'
import type { Cell, Row, TableViewer, View } from 'dmn-js/lib/Modeler'
import { showAnnotations, withAnnotationsInPlace } from './annotations.ts'
import { prepare } from './modeler.ts'

const model13 = 'https://www.omg.org/spec/DMN/20191111/'
const later = /https:\/\/www\.omg\.org\/spec\/DMN\/(?:20211108|20230324)\//
const model12 = 'http://www.omg.org/spec/DMN/20180521/'
/** What DMN 1.3 has named anew; the shapes of a diagram keep the names of 1.2. */
const renamedSince12 = /(?=MODEL|FEEL|DMNDI)/.source

/** A text as the modeler reads it, which is DMN 1.3, and the way back to the version it was written in. */
function asModel13(text: string): { readonly text: string; readonly back: (xml: string) => string } {
  const model = later.exec(text)?.[0]
  if (model !== undefined)
    return { text: text.replaceAll(model, model13), back: (xml) => xml.replaceAll(model13, model) }
  const is12 = new RegExp(model12 + renamedSince12, 'g')
  if (!is12.test(text)) return { text, back: (xml) => xml }
  const is13 = new RegExp(model13 + renamedSince12, 'g')
  return { text: text.replace(is12, model13), back: (xml) => xml.replace(is13, model12) }
}

interface Opening {
  readonly text: string
  readonly onWritten: (xml: string) => void
  readonly onSelected: (element: Cell | Row | undefined) => void
  readonly onDrawn: () => void
}

export const tablesOf = (modeler: Modeler): readonly View[] =>
  modeler.getViews().filter(({ type }) => type === 'decisionTable')

/** Opens the first table. Throws when the text holds none. Another version than DMN 1.3 is put back when written. */
export async function openTable(modeler: Modeler, opening: Opening): Promise<View> {
  const { text, onWritten, onSelected, onDrawn } = opening
  const { text: readable, back } = asModel13(text)
  await modeler.importXML(readable, { open: false })
  const own = showAnnotations(modeler.getDefinitions())
  const write = async () => {
    const saving = withAnnotationsInPlace(modeler.getDefinitions(), own, () =>
      modeler.saveXML({ format: true }),
    )
    const { xml } = await saving
    onWritten(back(xml))
  }
  const [first] = tablesOf(modeler)
  if (first === undefined) throw new Error('the file holds no decision table')
  await modeler.open(first)
  listen(modeler.getActiveViewer(), { write, onSelected, onDrawn })
  return first
}

interface Listening extends Pick<Opening, 'onSelected' | 'onDrawn'> {
  readonly write: () => void
}

/** One viewer serves all tables of a file, so that it is listened to once. */
function listen(viewer: TableViewer, { write, onSelected, onDrawn }: Listening): void {
  prepare(viewer)
  const events = viewer.get('eventBus')
  events.on('commandStack.changed', ({ trigger }: { readonly trigger?: string }) => {
    if (trigger === 'clear') return
    write()
    onDrawn()
  })
  events.on('selection.changed', ({ selection }: { readonly selection?: Cell | Row }) => {
    onSelected(selection)
  })
}
