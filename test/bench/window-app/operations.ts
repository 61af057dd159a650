import { query } from '../../../shared/contract/define.ts'
import { instant, kopecks, nothing, period, typedText, uuid } from '../../../shared/contract/values.ts'
import { z } from '../../../shared/contract/zod.ts'

const echoed = z.strictObject({
  commandId: uuid,
  at: instant,
  amountKopecks: kopecks,
  lines: z.array(
    z.strictObject({ account: typedText(40).min(1), period, amountKopecks: kopecks, purpose: typedText(210) }),
  ),
})

/** What goes there and comes back: as much as a payment of six lines, 1 KB of JSON. */
export const echo = query('bench.echo', { access: 'payments', input: echoed, output: echoed })

/** 1 KB of JSON that `echo` accepts. */
export const echoValue = {
  commandId: '01950000-0000-7000-8000-000000000001',
  at: '2026-11-21T06:42:08.000Z',
  amountKopecks: 487_440,
  lines: Array.from({ length: 6 }, (_, index) => ({
    account: `314123456${index}`,
    period: '2026-10',
    amountKopecks: 81_240,
    purpose: 'Payment for water and drainage, the flat of that account'.padEnd(69, '.'),
  })),
}

const row = z.strictObject({
  id: uuid,
  at: instant,
  receipt: z.string(),
  service: z.string(),
  payee: z.string(),
  account: z.string(),
  period,
  kopecks,
  fee: kopecks,
  printed: z.boolean(),
  copies: z.int(),
})
export const pageOfRows = z.strictObject({ rows: z.array(row) })

/** A page of a journal. */
export const page = query('bench.page', { access: 'payments', input: nothing, output: pageOfRows })

/** 200 rows of 11 fields, 44 KB of JSON. */
export const pageValue = {
  rows: Array.from({ length: 200 }, (_, index) => ({
    id: `01950000-0000-7000-8000-${String(index).padStart(12, '0')}`,
    at: '2026-11-21T06:42:08.000Z',
    receipt: `900-1-${index}`,
    service: 'Water',
    payee: 'POVV',
    account: String(3_141_234_567 + index),
    period: '2026-10',
    kopecks: 81_240 + index,
    fee: 0,
    printed: true,
    copies: 0,
  })),
}
