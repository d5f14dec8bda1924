// Corrections by measure in each league, as bars. Loaded only when a page shows it; the table beside it says the same.

import { BarChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { use as register } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect } from 'react'
import { leaguesOf, type Summary } from '../pages/plans/figures-of-plan.ts'
import { useSpeech } from '../words/language.tsx'
import { useChart } from './use-chart.ts'

register([BarChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer])

const colours: Readonly<Record<string, string>> = {
  'loan-relief': '#d98a00',
  'card-relief': '#5b4b8a',
  'credit-record': '#4c7fb0',
  'collections-hold': '#5fa09c',
  'donation-fees': '#a8201a',
}

/** Room for the legend above: its words take more lines where the screen is narrow. */
const legendRoom = (width: number): number => (width < 500 ? 112 : 56)

export default function MeasureChart({ summary }: { readonly summary: Summary }) {
  const { say, name } = useSpeech()
  const { place, chart } = useChart()
  useEffect(() => {
    const leagues = leaguesOf(summary)
    const measures = [...new Set(summary.measures.map(({ measure }) => measure))]
    const type = getComputedStyle(document.body).fontFamily
    chart.current?.setOption({
      animation: false,
      textStyle: { fontFamily: type },
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, renderMode: 'richText' },
      legend: { top: 0, textStyle: { fontFamily: type } },
      grid: { left: 8, right: 8, top: legendRoom(place.current!.clientWidth), bottom: 8, containLabel: true },
      xAxis: { type: 'value' },
      yAxis: { type: 'category', inverse: true, data: leagues.map((league) => name('league', league)) },
      series: measures.map((measure) => ({
        type: 'bar',
        stack: 'all',
        itemStyle: { color: colours[measure] },
        name: name('measure', measure),
        data: leagues.map((league) => countOf(summary, measure, league)),
      })),
    })
  }, [chart, place, summary, name])
  return <div ref={place} className="measure-chart" role="img" aria-label={say('chartOf')} />
}

const countOf = ({ measures }: Summary, measure: string, league: string): number =>
  measures
    .filter((line) => line.measure === measure)
    .reduce((sum, { leagues }) => sum + (leagues[league]?.count ?? 0), 0)
