import { BarChart } from 'echarts/charts'
import { GridComponent } from 'echarts/components'
import { init, setPlatformAPI, use as load } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { type ChartLook, chartOption, type ReportChart } from '../../shared/domain/report-chart.ts'

load([BarChart, GridComponent, SVGRenderer])

// There is no canvas here to measure text with, and the library takes every letter beyond ASCII for a Chinese one.
/** Of the widest face that a page may get (DejaVu Sans): a name is rather broken than cut. */
const widthOfLetter = 0.68
setPlatformAPI({
  measureText: (text, font) => ({
    width: text.length * widthOfLetter * Number.parseFloat(/([\d.]+)px/.exec(font ?? '')?.[1] ?? '12'),
  }),
})

const onPaper: ChartLook = {
  ...{ ink: '#17201c', muted: '#44504a', line: '#838e88' },
  ...{ answer: '#0b6b58', plain: '#a9c9c0', out: '#b56a00' },
  face: 'Golos Text, PT Sans, DejaVu Sans, Liberation Sans, Arial, sans-serif',
  fontPx: 12,
  namesPx: 230,
}

const widthPx = 680
const barPx = 30
const columnsPx = 240

/** A report's chart for a paper, as SVG without a page: no DOM, no script. Loaded when a PDF is asked for. */
export const drawChart = (chart: ReportChart): string => {
  const height = chart.form === 'bars' ? chart.bars.length * barPx + 16 : columnsPx
  const drawing = init(null, null, { renderer: 'svg', ssr: true, width: widthPx, height })
  try {
    drawing.setOption(chartOption(chart, onPaper, 'ru', height))
    return drawing.renderToSVGString()
  } finally {
    drawing.dispose()
  }
}
