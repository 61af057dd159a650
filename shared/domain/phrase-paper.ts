import type { Paper } from './paper.ts'
import { type PaperMoment, paperMoment } from './paper-parts.ts'

/** The recovery phrase on paper: large numbered groups, what they open, and where the paper belongs. */
export const phrasePaper = (groups: readonly string[], printedAt: PaperMoment): Paper => ({
  blocks: [
    { kind: 'text', text: 'ФРАЗА ВОССТАНОВЛЕНИЯ', align: 'center', bold: true },
    { kind: 'text', text: 'Город·Касса', align: 'center' },
    { kind: 'text', text: paperMoment(printedAt), align: 'center', exact: true },
    { kind: 'rule' },
    ...groups.map((group, index) => ({
      kind: 'text' as const,
      text: `${index + 1}: ${group.slice(0, 3)} ${group.slice(3)}`,
      size: 'double' as const,
      align: 'center' as const,
      exact: true,
    })),
    { kind: 'rule' },
    {
      kind: 'text',
      text: 'Эти 48 цифр открывают личные данные клиентов, если компьютер сломан или ключи системы потеряны, и данные в резервных копиях.',
    },
    { kind: 'text', text: 'Храните лист в сейфе. Не фотографируйте и не оставляйте у кассы.' },
    { kind: 'rule' },
    { kind: 'text', text: 'Кто принял на хранение:' },
    { kind: 'feed', lines: 2 },
    { kind: 'text', text: 'Подпись, дата:' },
    { kind: 'feed', lines: 2 },
  ],
})
