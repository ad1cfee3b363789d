import { BarChart } from 'echarts/charts'
import { GridComponent } from 'echarts/components'
import { init, use as register } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'

register([BarChart, GridComponent, SVGRenderer])

/** The days of one figure as bars from zero; the last one stands out. No axes: the value stands beside it, a bar's own is in the list below for screen readers. */
export function Trend({ label, days, share }: { label: string; days: readonly { day: string; value: number | null; text: string }[]; share: boolean }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = place.current
    if (element === null) return
    const style = getComputedStyle(element)
    const colour = (name: string): string => style.getPropertyValue(name).trim()
    const chart = init(element, null, { renderer: 'svg' })
    chart.setOption({
      animation: false, grid: { left: 0, right: 0, top: 2, bottom: 1 },
      xAxis: { type: 'category', data: days.map(({ day }) => day), axisLine: { lineStyle: { color: colour('--line') } }, axisTick: { show: false }, axisLabel: { show: false } },
      yAxis: { type: 'value', min: 0, ...(share ? { max: 1 } : {}), show: false },
      series: [{ type: 'bar', barCategoryGap: '25%', silent: true, data: days.map(({ value }, i) => ({ value, itemStyle: { color: colour(i === days.length - 1 ? '--info' : '--ink-3') } })) }],
    })
    const sizes = new ResizeObserver(() => chart.resize())
    sizes.observe(element)
    return () => { sizes.disconnect(); chart.dispose() }
  }, [days, share])
  return (
    <>
      <div ref={place} className="figure-trend" role="img" aria-label={label} />
      <ul className="unseen">{days.slice(-31).map(({ day, text }) => <li key={day}>{day} {text}</li>)}</ul>
    </>
  )
}
