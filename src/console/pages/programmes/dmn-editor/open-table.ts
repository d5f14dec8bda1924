// Opens the first decision table of a text, and tells of every change and every selection.

import type Modeler from 'dmn-js/lib/Modeler'
import type { Cell, Row, TableViewer, View } from 'dmn-js/lib/Modeler'
import { showAnnotations, withAnnotationsInPlace } from './annotations.ts'
import { prepare } from './modeler.ts'

const model13 = 'https://www.omg.org/spec/DMN/20191111/'
const laterModel = /https:\/\/www\.omg\.org\/spec\/DMN\/(?:20211108|20230324)\//

interface Opening {
  readonly text: string
  readonly onWritten: (xml: string) => void
  readonly onSelected: (element: Cell | Row | undefined) => void
  readonly onDrawn: () => void
}

export const tablesOf = (modeler: Modeler): readonly View[] =>
  modeler.getViews().filter(({ type }) => type === 'decisionTable')

/** Opens the first table. Throws when the text holds none. The modeler reads DMN 1.3: a later one is put back when written. */
export async function openTable(modeler: Modeler, opening: Opening): Promise<View> {
  const { text, onWritten, onSelected, onDrawn } = opening
  const later = laterModel.exec(text)?.[0]
  await modeler.importXML(later === undefined ? text : text.replaceAll(later, model13), { open: false })
  const own = showAnnotations(modeler.getDefinitions())
  const write = async () => {
    const saving = withAnnotationsInPlace(modeler.getDefinitions(), own, () =>
      modeler.saveXML({ format: true }),
    )
    const { xml } = await saving
    onWritten(later === undefined ? xml : xml.replaceAll(model13, later))
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
