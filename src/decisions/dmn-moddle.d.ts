// The part of dmn-moddle that is read here; every property may be missing in a file somebody else wrote.

declare module 'dmn-moddle' {
  export interface DmnText {
    readonly id?: string
    readonly text?: string
  }
  export interface DmnInput {
    readonly id?: string
    readonly label?: string
    readonly inputExpression?: DmnText & { readonly typeRef?: string }
    readonly inputValues?: DmnText
  }
  export interface DmnOutput {
    readonly id?: string
    readonly label?: string
    readonly name?: string
    readonly typeRef?: string
    readonly outputValues?: DmnText
    readonly defaultOutputEntry?: DmnText
  }
  export interface DmnRule {
    readonly id?: string
    readonly description?: string
    readonly inputEntry?: readonly DmnText[]
    readonly outputEntry?: readonly DmnText[]
    readonly annotationEntry?: readonly DmnText[]
  }
  export interface DmnTable {
    readonly $type: string
    readonly hitPolicy?: string
    readonly aggregation?: string
    readonly input?: readonly DmnInput[]
    readonly output?: readonly DmnOutput[]
    readonly rule?: readonly DmnRule[]
  }
  export interface DmnElement {
    readonly $type: string
    readonly id?: string
    readonly name?: string
    readonly decisionLogic?: DmnTable
  }
  export interface DmnDefinitions {
    readonly drgElement?: readonly DmnElement[]
  }
  export class DmnModdle {
    fromXML(
      xml: string,
      options?: { readonly lax?: boolean },
    ): Promise<{
      readonly rootElement: DmnDefinitions
      readonly warnings: readonly { readonly message: string }[]
    }>
  }
}
