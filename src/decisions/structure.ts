// What a decision file is apart from its rows: its decisions, their columns, the values these declare, the hit policies.

import { type DmnInput, DmnModdle, type DmnOutput } from 'dmn-moddle'
import type { DecisionRefusal } from './codes.ts'
import { asModel13, misread } from './read-decisions.ts'
import { findHostileXml } from './xml-guard.ts'

/** The structure of a file as one text, equal for two files that differ in rows and layout alone. */
export async function tableStructure(xml: string): Promise<string | DecisionRefusal> {
  const hostile = findHostileXml(xml)
  if (hostile !== undefined) return hostile
  try {
    const { rootElement } = await new DmnModdle().fromXML(asModel13(xml))
    const decisions = (rootElement.drgElement ?? []).map(({ $type, id, name, decisionLogic }) => [
      [$type, id, name],
      [decisionLogic?.$type, decisionLogic?.hitPolicy ?? 'UNIQUE', decisionLogic?.aggregation],
      (decisionLogic?.input ?? []).map(inputParts),
      (decisionLogic?.output ?? []).map(outputParts),
    ])
    return JSON.stringify(decisions)
  } catch (problem) {
    return misread(problem instanceof Error ? problem.message : String(problem))
  }
}

const inputParts = ({ id, label, inputExpression, inputValues }: DmnInput) => [
  id,
  label,
  inputExpression?.text?.trim(),
  inputExpression?.typeRef,
  inputValues?.text?.trim(),
]

const outputParts = ({ id, label, name, typeRef, outputValues }: DmnOutput) => [
  id,
  label,
  name,
  typeRef,
  outputValues?.text?.trim(),
]
