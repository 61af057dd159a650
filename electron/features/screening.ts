import { listScreeningRecords, type ScreeningRecord } from '../../shared/contract/screening.ts'
import { answer, type Feature } from '../core/feature.ts'
import { screeningPage } from '../records/screening-records.ts'

const pageSize = 50

export const screening: Feature = {
  handlers: [
    answer(listScreeningRecords, ({ db, ports }, { before, act }) => {
      const found = screeningPage(db, ports.deskKeys, { before, act, limit: pageSize + 1 })
      const page = found.slice(0, pageSize)
      const records = page.map(({ body, reason, ...record }): ScreeningRecord => {
        const { note, person } = body
        return { ...record, reason: reason as ScreeningRecord['reason'], note, person }
      })
      return { records, next: found.length > pageSize ? (page.at(-1)?.id ?? null) : null }
    }),
  ],
}
