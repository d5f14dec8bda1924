// Typing on in one cell is one step back, not one for every key.

import type { Part, TableViewer } from 'dmn-js/lib/Modeler'

/** Joins what is typed into one cell, until another cell is selected or something is undone. */
export function joinTyping(viewer: TableViewer): void {
  const modeling = viewer.get('modeling')
  const events = viewer.get('eventBus')
  const stack = viewer.get('commandStack')
  let typing: Part | undefined
  const join = (part: Part, key: 'text' | 'description', text: string, begin: () => void) => {
    const last = stack._stack[stack._stackIdx]?.context
    if (typing === part && last?.element === part && last.properties !== undefined) {
      last.properties[key] = text
      part[key] = text
      events.fire('elements.changed', { elements: [part] })
      events.fire('commandStack.changed', { trigger: 'execute' })
      return
    }
    begin()
    typing = part
  }
  const { editCell, editAnnotation } = modeling
  modeling.editCell = (cell, text) => join(cell, 'text', text, () => editCell.call(modeling, cell, text))
  modeling.editAnnotation = (rule, text) =>
    join(rule, 'description', text, () => editAnnotation.call(modeling, rule, text))
  const end = () => {
    typing = undefined
  }
  events.on('selection.changed', end)
  events.on('commandStack.changed', ({ trigger }: { readonly trigger?: string }) => {
    if (trigger !== 'execute') end()
  })
}
