// The decision table as rule people draw it, to look at. Loaded only when somebody asks for it.

import 'dmn-js/dist/assets/dmn-js-shared.css'
import 'dmn-js/dist/assets/dmn-js-decision-table.css'
import Viewer from 'dmn-js/lib/Viewer'
import { useEffect, useRef, useState } from 'react'
import { useSpeech } from '../../words/language.tsx'

export default function DecisionTable({ xml }: { readonly xml: string }) {
  const { say } = useSpeech()
  const place = useRef<HTMLDivElement>(null)
  const [isBroken, setBroken] = useState(false)
  useEffect(() => {
    const container = place.current!
    // On a narrow screen the table scrolls sideways: the keyboard must reach it.
    container.tabIndex = 0
    const viewer = new Viewer({ container })
    openTable(viewer, xml).catch(() => setBroken(true))
    return () => viewer.destroy()
  }, [xml])
  if (isBroken) return <p className="quiet">{say('tableUnreadable')}</p>
  return (
    <section
      ref={place}
      className="decision-table below"
      aria-label={say('decisionTable')}
      lang="zh-CN"
      translate="no"
    />
  )
}

async function openTable(viewer: Viewer, xml: string): Promise<void> {
  await viewer.importXML(xml, { open: false })
  const table = viewer.getViews().find(({ type }) => type === 'decisionTable')
  if (table === undefined) throw new Error('the file holds no decision table')
  await viewer.open(table)
}
