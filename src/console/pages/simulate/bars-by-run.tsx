// Figures of one or two runs as bars beside each other. Loaded only when shown; the table below says the same.

import { BarChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { use as register } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect } from 'react'
import { useChart } from '../../charts/use-chart.ts'
import type { Row } from './results.tsx'

register([BarChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer])

const colours = ['#0b5f5c', '#d98a00']
const rowHeight = 34
const roomAround = 90

interface BarsByRunProps {
  readonly title: string
  readonly names: readonly string[]
  readonly rows: readonly Row[]
}

export default function BarsByRun({ title, names, rows }: BarsByRunProps) {
  const { place, chart } = useChart()
  useEffect(() => {
    const type = getComputedStyle(document.body).fontFamily
    chart.current?.setOption(
      {
        animation: false,
        color: colours,
        textStyle: { fontFamily: type },
        tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, renderMode: 'richText' },
        legend: { top: 0, textStyle: { fontFamily: type } },
        grid: { left: 8, right: 24, top: 48, bottom: 8, containLabel: true },
        xAxis: { type: 'value', ...(rows.some(({ isMoney }) => !isMoney) && { minInterval: 1 }) },
        yAxis: { type: 'category', inverse: true, data: rows.map(({ word }) => word) },
        series: names.map((name, at) => ({
          type: 'bar',
          name,
          data: rows.map(({ values, isMoney }) => (isMoney ? values[at]! / 100 : values[at]!)),
        })),
      },
      { replaceMerge: ['series'] },
    )
  }, [chart, names, rows])
  return (
    <div
      ref={place}
      role="img"
      aria-label={title}
      style={{ height: rows.length * names.length * rowHeight * 0.6 + rows.length * 12 + roomAround }}
    />
  )
}
