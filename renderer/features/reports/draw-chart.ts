import { BarChart } from 'echarts/charts'
import { GridComponent } from 'echarts/components'
import { init, use as load } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { type ChartLook, chartOption, type ReportChart } from '../../../shared/domain/report-chart.ts'
import type { Language } from '../../i18n/language.ts'

// Canvas: the library's SVG writes style attributes, which the desk's CSP refuses.
load([BarChart, GridComponent, CanvasRenderer])

const namesPx = 190
const fontPx = 13

/** The tokens of ui/base.css as the theme has them now; a canvas knows no variables. */
const lookNow = (): ChartLook => {
  const tokens = getComputedStyle(document.documentElement)
  const token = (name: string): string => tokens.getPropertyValue(name).trim()
  return {
    ...{ ink: token('--ink'), muted: token('--ink-2'), line: token('--line-strong') },
    ...{ answer: token('--accent'), plain: token('--chart-plain'), out: token('--amber-dot') },
    ...{ face: token('--face'), fontPx, namesPx },
  }
}

/** Draws into the box, in the size that it has, and again when that changes. Returns how to take it away. */
export const drawOn = (box: HTMLElement, chart: ReportChart, language: Language): (() => void) => {
  const drawing = init(box, null, { renderer: 'canvas' })
  const draw = (): void => drawing.setOption(chartOption(chart, lookNow(), language, box.clientHeight))
  draw()
  const watching = new ResizeObserver(() => {
    drawing.resize()
    draw()
  })
  watching.observe(box)
  return () => {
    watching.disconnect()
    drawing.dispose()
  }
}
