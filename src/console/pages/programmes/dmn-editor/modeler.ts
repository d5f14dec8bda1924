// The modeler of dmn-js, set up for our tables: only what the rules allow, nothing the page's policy forbids.

import Modeler, { type Row, type Services, type TableViewer } from 'dmn-js/lib/Modeler'
import { joinTyping } from './typing.ts'

export type Translate = (text: string, blanks?: Readonly<Record<string, string>>) => string

/** Parts of the modeler that would offer what a table may not have, or that need styles the policy refuses. */
const leftOut = [
  'addInputOutputProvider',
  'allowedValuesEditingProvider',
  'copyCutPasteKeyBindings',
  'createInputsProvider',
  'decisionTableContextMenu',
  'decisionTableProperties',
  'description',
  'expressionLanguage',
  'hitPolicyProvider',
  'inputEditingProvider',
  'outputEditingProvider',
  'simpleMode',
  'simpleBooleanEdit',
  'simpleDateEdit',
  'simpleDateTimeEdit',
  'simpleDurationEdit',
  'simpleNumberEdit',
  'simpleStringEdit',
  'simpleTimeEdit',
  'typeRefEditingProvider',
  'viewDrd',
]

/** Cells are plain text: the editor of FEEL brings its own style sheet, and nobody needs to write FEEL here. */
const plainText = { options: [{ value: 'simple', label: 'FEEL' }], defaults: { editor: 'simple' } }

/** A modeler in a container, its words translated. */
export function newModeler(container: HTMLElement, translate: Translate): Modeler {
  const silent = Object.fromEntries(leftOut.map((name) => [name, ['value', null]]))
  return new Modeler({
    container,
    common: { expressionLanguages: plainText, debounceInput: false },
    decisionTable: { additionalModules: [{ ...silent, translate: ['value', translate] }] },
  })
}

/** Readies an opened table: rows can be written in one step, and dragging needs no inline style. */
export function prepare(viewer: TableViewer): void {
  viewer.get('commandStack').register('rows.together', { preExecute: ({ work }) => work() })
  const dragging = viewer.get('dmnDragAndDrop')
  const drag: Services['dragAndDrop'] = viewer.get('dragAndDrop')
  dragging.startDrag = (element, event) => drag.startDrag(element, event)
  joinTyping(viewer)
  const events = viewer.get('eventBus')
  // The modeler draws the head anew only when the table itself has changed, not when a column has.
  events.on('commandStack.changed', () =>
    events.fire('elements.changed', { elements: [viewer.get('sheet').getRoot()] }),
  )
}

/** Does several changes as one: undone and redone together. */
export const together = (viewer: TableViewer, work: () => void): void =>
  viewer.get('commandStack').execute('rows.together', { work })

/** The row of the cell or row that is selected. */
export function selectedRow(viewer: TableViewer): Row | undefined {
  const selected = viewer.get('selection').get()
  if (selected === undefined) return undefined
  return 'row' in selected ? selected.row : 'cells' in selected ? selected : undefined
}
