// Figures of one or two runs as bars beside each other. Loaded only when shown; the table below says the same.

import { BarChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { use as register } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect, useState } from 'react'
import { useChart } from '../../charts/use-chart.ts'
import type { Row } from './results.tsx'

register([BarChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer])

const colours = ['#0b5f5c', '#d98a00']
const rowHeight = 34
/** Below the bars, and between the legend and the bars. */
const roomAround = 64
/** On a narrow screen names take a third of it and break into lines, so that bars keep the rest. */
const narrowBelow = 560
const lineHeight = 16

/** As wide as a text is drawn at 12 px, near enough: Chinese characters are square. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (letter.codePointAt(0)! > 0x2e7f ? 12 : 6.4), 0)

const linesIn = (text: string, width: number): number => Math.ceil(widthOf(text) / width)

/** The lines that the legend takes, and how wide a name in it may be. */
function legendOf(names: readonly string[], width: number) {
  const widest = width - 48
  const inOneLine = names.reduce((sum, name) => sum + widthOf(name) + 48, 0) <= width
  const lines = inOneLine ? 1 : names.reduce((sum, name) => sum + linesIn(name, widest), 0)
  return { widest, height: lines * lineHeight + names.length * 6 }
}

interface BarsByRunProps {
  readonly title: string
  readonly names: readonly string[]
  readonly rows: readonly Row[]
}

export default function BarsByRun({ title, names, rows }: BarsByRunProps) {
  const { place, chart } = useChart()
  const [legendHeight, makeRoom] = useState(lineHeight)
  useEffect(() => {
    const type = getComputedStyle(document.body).fontFamily
    const width = place.current!.clientWidth
    const isNarrow = width < narrowBelow
    const legend = legendOf(names, width)
    makeRoom(legend.height)
    chart.current?.setOption(
      {
        animation: false,
        color: colours,
        textStyle: { fontFamily: type },
        tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, renderMode: 'richText' },
        legend: {
          top: 0,
          textStyle: { fontFamily: type, width: legend.widest, overflow: 'break', lineHeight },
        },
        grid: { left: 8, right: 24, top: legend.height + 24, bottom: 8, containLabel: true },
        xAxis: {
          type: 'value',
          splitNumber: isNarrow ? 3 : 5,
          axisLabel: { hideOverlap: true },
          ...(rows.some(({ isMoney }) => !isMoney) && { minInterval: 1 }),
        },
        yAxis: {
          type: 'category',
          inverse: true,
          data: rows.map(({ word }) => word),
          ...(isNarrow && { axisLabel: { width: width / 3, overflow: 'break' } }),
        },
        series: names.map((name, at) => ({
          type: 'bar',
          name,
          data: rows.map(({ values, isMoney }) => (isMoney ? values[at]! / 100 : values[at]!)),
        })),
      },
      { replaceMerge: ['series'] },
    )
  }, [chart, place, names, rows])
  return (
    <div
      ref={place}
      role="img"
      aria-label={title}
      style={{
        height: rows.length * names.length * rowHeight * 0.6 + rows.length * 12 + legendHeight + roomAround,
      }}
    />
  )
}
