// What the editor uses of the modeler of dmn-js, which brings no types.

declare module 'dmn-js/lib/Modeler' {
  /** A part of the file: a rule, an entry, a column, a decision. */
  export interface Part {
    readonly $type: string
    readonly id?: string
    readonly $model: { create(type: string, attributes: object): Part }
    $parent?: Part
    name?: string
    label?: string
    text?: string
    typeRef?: string
    description?: string | undefined
    hitPolicy?: string
    inputExpression?: Part
    inputValues?: Part
    outputValues?: Part
    input?: Part[]
    output?: Part[]
    annotation?: Part[]
    rule?: Part[]
    annotationEntry?: Part[] | undefined
    decisionLogic?: Part
    drgElement?: Part[]
  }

  export interface Cell {
    readonly id: string
    readonly row: Row
    readonly col: Col
    readonly businessObject: Part
  }

  export interface Col {
    readonly id: string
    readonly businessObject: Part
  }

  export interface Row {
    readonly id: string
    readonly businessObject: Part
    readonly cells: Cell[]
  }

  export interface Root {
    readonly rows: Row[]
    readonly cols: Col[]
    readonly businessObject: Part
  }

  interface CommandStack {
    register(name: string, handler: { preExecute(context: { readonly work: () => void }): void }): void
    execute(name: string, context: { readonly work: () => void }): void
    readonly _stack: readonly {
      readonly context: { readonly element?: unknown; readonly properties?: Record<string, string> }
    }[]
    readonly _stackIdx: number
    canUndo(): boolean
    canRedo(): boolean
    undo(): void
    redo(): void
  }

  interface Modeling {
    addRow(row: Row | { readonly type: string }, index?: number): Row
    removeRow(row: Row): void
    moveRow(row: Row, index: number): void
    moveCol(col: Col, index: number): void
    addCol(col: { readonly type: string }, index: number): Col
    removeCol(col: Col): void
    updateProperties(part: Part, properties: object): void
    editAllowedValues(part: Part, values: readonly string[] | null): void
    editCell(cell: Part, text: string): void
    editAnnotation(rule: Part, text: string): void
  }

  interface EventBus {
    on(event: string, priority: number, listener: (event: never) => unknown): void
    on(event: string, listener: (event: never) => unknown): void
    fire(event: string, context: object): void
  }

  export interface Services {
    readonly commandStack: CommandStack
    readonly modeling: Modeling
    readonly eventBus: EventBus
    readonly sheet: { getRoot(): Root }
    readonly selection: { get(): Cell | Row | undefined; select(element: Cell | Row): void }
    readonly cellSelection: { selectCell(direction: 'above' | 'below'): boolean }
    readonly elementRegistry: { get(id: string): Cell | Row | undefined }
    readonly elementFactory: {
      create(kind: 'row', attributes: { readonly type: string }): Row
      create(
        kind: 'cell',
        attributes: { readonly row: Row; readonly col: Col; readonly businessObject: Part },
      ): Cell
    }
    readonly dmnFactory: { create(type: string, attributes: object): Part }
    readonly dmnDragAndDrop: { startDrag(element: Row | Col, event: DragEvent): void }
    readonly dragAndDrop: { startDrag(element: Row | Col, event: DragEvent): void }
  }

  export interface TableViewer {
    get<Name extends keyof Services>(name: Name): Services[Name]
  }

  export interface View {
    readonly id: string
    readonly name?: string
    readonly type: string
    readonly element: Part
  }

  export default class Modeler {
    constructor(options: object)
    importXML(xml: string, options?: { readonly open?: boolean }): Promise<unknown>
    saveXML(options: { readonly format: boolean }): Promise<{ readonly xml: string }>
    getDefinitions(): Part
    getViews(): readonly View[]
    getActiveView(): View | undefined
    getActiveViewer(): TableViewer
    open(view: View): Promise<unknown>
    destroy(): void
  }
}
