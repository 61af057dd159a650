import { expect, test } from 'vitest'
import { layoutPaper, paperLinesToText } from '../../../shared/domain/paper.ts'
import { providerPaper } from '../../../shared/domain/provider-paper.ts'
import { receiptSample } from '../../support/receipt-sample.ts'

const paper = (demo: boolean) =>
  paperLinesToText(
    layoutPaper(
      providerPaper({
        desk: receiptSample.desk,
        demo,
        provider: {
          name: 'АО «Теплосеть»',
          address: '',
          site: 'teplo.example',
          phone: '8 800 000-00-07',
          email: '',
          offices: [{ name: 'Абонентский отдел', address: 'ул. Учебная, 7', hours: 'пн–пт 8:00–17:00', phone: '' }],
        },
        services: ['Отопление и горячая вода'],
        moment: { localDate: '2026-11-22', localTime: '09:00:01' },
      }),
      32,
    ),
  )

test('a provider’s contacts fit the narrow roll; what is not known is left out', () => {
  const lines = paper(true).split('\n')
  const from = lines.findIndex((line) => line.includes('КОНТАКТЫ'))
  expect(lines.slice(from, from + 13).map((line) => line.trim())).toEqual([
    'КОНТАКТЫ ПОСТАВЩИКА',
    'АО "Теплосеть"',
    'Отопление и горячая вода',
    '-'.repeat(32),
    'Телефон: 8 800 000-00-07',
    'Сайт: teplo.example',
    '',
    'Абонентский отдел',
    'ул. Учебная, 7',
    'Часы: пн-пт 8:00-17:00',
    '-'.repeat(32),
    'по справочнику на 22.11.2026',
    '09:00:01',
  ])
  expect(paper(true).match(/ДЕМО/g)).toHaveLength(2)
  expect(paper(false)).not.toContain('ДЕМО')
})
