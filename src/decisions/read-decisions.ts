// Reads the decision tables of a DMN 1.2+ file, or says of every part that is not understood where and why.

import { type DmnElement, DmnModdle, type DmnTable } from 'dmn-moddle'
import { areRefusals, isRefusal, refuse } from '../kernel/index.ts'
import type { DecisionRefusal } from './codes.ts'
import { tableFrom } from './read-table.ts'
import { type DecisionTable, placeInTable } from './table.ts'
import { findHostileXml } from './xml-guard.ts'

const model13 = 'https://www.omg.org/spec/DMN/20191111/'
/** DMN 1.2, 1.4 and 1.5 by their names; 1.3 has kept the shapes of 1.2, whose names stay. */
const otherModels =
  /http:\/\/www\.omg\.org\/spec\/DMN\/20180521\/(?=MODEL|FEEL|DMNDI)|https:\/\/www\.omg\.org\/spec\/DMN\/(?:20211108|20230324)\//g
/** A shape of the diagram that points nowhere changes no answer. */
const onlyPicture = /^unresolved reference </
const otherElements = ['dmn:InputData', 'dmn:KnowledgeSource']

/**
 * The decision tables of a DMN 1.2, 1.3, 1.4 or 1.5 file in the order of the file. All that is wrong is answered at
 * once: hostile XML, parts of DMN that are not read, hit policies other than UNIQUE and COLLECT, facts without
 * declared values, tests and answers that are not simple literals of the declared type.
 */
export async function readDecisions(xml: string): Promise<readonly DecisionTable[] | DecisionRefusal[]> {
  const hostile = findHostileXml(xml)
  if (hostile !== undefined) return [hostile]
  const elements = await elementsOf(xml)
  if (isRefusal(elements)) return [elements]
  const refusals: DecisionRefusal[] = []
  const tables: DecisionTable[] = []
  for (const element of elements) {
    if (otherElements.includes(element.$type)) continue
    const logic = decisionLogic(element)
    const table = isRefusal(logic) ? [logic] : tableFrom(element, logic)
    if (areRefusals(table)) refusals.push(...table)
    else tables.push(table)
  }
  if (refusals.length > 0) return refusals
  return tables.length > 0 ? tables : [refuse('decision_missing', 'holds no decision table')]
}

async function elementsOf(xml: string): Promise<readonly DmnElement[] | DecisionRefusal> {
  try {
    const { rootElement, warnings } = await new DmnModdle().fromXML(asModel13(xml))
    const warning = warnings.find(({ message }) => !onlyPicture.test(message))
    if (warning !== undefined) return misread(warning.message)
    return rootElement.drgElement ?? []
  } catch (problem) {
    return misread(problem instanceof Error ? problem.message : String(problem))
  }
}

/** The text as DMN 1.3, which is what is parsed. */
export const asModel13 = (xml: string): string => xml.replace(otherModels, model13)

export function misread(message: string): DecisionRefusal {
  const repeated = /duplicate ID <(.*?)>/.exec(message)
  if (repeated !== null) {
    return refuse('id_used_twice', `uses the id ${repeated[1]} twice; an id is unique in its file`)
  }
  const words = message.replace(/\s+/g, ' ').slice(0, 200)
  return refuse('dmn_not_understood', `is not DMN 1.2 or later as it is read here: ${words}`)
}

function decisionLogic(element: DmnElement): DmnTable | DecisionRefusal {
  const place = placeInTable(element.id ?? 'without id')
  if (element.$type !== 'dmn:Decision') {
    return refuse(
      'decision_is_not_a_table',
      `is a ${element.$type.slice(4)}; only decision tables are read`,
      place,
    )
  }
  const logic = element.decisionLogic
  if (logic?.$type !== 'dmn:DecisionTable') {
    return refuse('decision_is_not_a_table', 'holds no decision table; literal code is not run', place)
  }
  return logic
}
