// A chart in its place on the page: made once, as wide as the place, gone with it.

import { type EChartsType, init } from 'echarts/core'
import { type RefObject, useEffect, useRef } from 'react'

interface ChartInPlace {
  readonly place: RefObject<HTMLDivElement | null>
  readonly chart: RefObject<EChartsType | undefined>
}

/** Give `place` to the element the chart is drawn in, and tell `chart` in an effect what to draw. */
export function useChart(): ChartInPlace {
  const place = useRef<HTMLDivElement>(null)
  const chart = useRef<EChartsType>(undefined)
  useEffect(() => {
    const made = init(place.current)
    chart.current = made
    const watch = new ResizeObserver(() => made.resize())
    watch.observe(place.current!)
    return () => {
      watch.disconnect()
      made.dispose()
    }
  }, [])
  return { place, chart }
}
