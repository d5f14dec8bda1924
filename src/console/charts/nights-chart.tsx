// A figure from night to night, as bars and lines. Loaded only when a page shows it; the table beside it says the same.

import { BarChart, LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { use as register } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect } from 'react'
import { countText, yuanText } from '../figures/figures.ts'
import { useChart } from './use-chart.ts'

register([
  BarChart,
  LineChart,
  AriaComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  CanvasRenderer,
])

const colours = ['#d98a00', '#0f716d'] as const

export interface NightsChartProps {
  readonly title: string
  readonly days: readonly string[]
  readonly series: readonly {
    readonly name: string
    readonly isLine: boolean
    readonly values: readonly (number | null)[]
  }[]
  readonly isMoney: boolean
}

export default function NightsChart({ title, days, series, isMoney }: NightsChartProps) {
  const { place, chart } = useChart()
  useEffect(() => {
    const text = (value: unknown): string =>
      typeof value === 'number' ? (isMoney ? yuanText(value) : countText(value)) : '—'
    const type = getComputedStyle(document.body).fontFamily
    chart.current?.setOption(
      {
        animation: false,
        textStyle: { fontFamily: type },
        tooltip: { trigger: 'axis', renderMode: 'richText', valueFormatter: text },
        legend: { top: 0, textStyle: { fontFamily: type } },
        grid: { left: 8, right: 8, top: 40, bottom: 8, containLabel: true },
        xAxis: { type: 'category', data: [...days] },
        yAxis: { type: 'value', min: 0, axisLabel: { formatter: text } },
        series: series.map(({ name, isLine, values }, at) => ({
          type: isLine ? 'line' : 'bar',
          name,
          barMaxWidth: 48,
          itemStyle: { color: colours[at] },
          data: [...values],
        })),
      },
      { notMerge: true },
    )
  }, [chart, days, series, isMoney])
  return <div ref={place} className="nights-chart" role="img" aria-label={title} />
}
