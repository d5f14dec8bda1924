// What the console uses of dmn-js, which brings no types.

declare module 'dmn-js/lib/Viewer' {
  interface View {
    readonly id: string
    readonly type: 'drd' | 'decisionTable' | 'literalExpression' | 'boxedExpression'
  }

  export default class Viewer {
    constructor(options: { readonly container: HTMLElement })
    importXML(xml: string, options?: { readonly open?: boolean }): Promise<unknown>
    getViews(): readonly View[]
    open(view: View): Promise<unknown>
    destroy(): void
  }
}
