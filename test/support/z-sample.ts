import type { ZReportData } from '../../shared/domain/shift-report.ts'
import { receiptSample } from './receipt-sample.ts'

const shift = {
  desk: receiptSample.desk,
  demo: false,
  deskNumber: '2',
  shiftNumber: 214,
  operatorName: 'Кассир 3',
  businessDate: '2026-11-21',
  openedAt: { localDate: '2026-11-21', localTime: '08:42:00' },
  floatKopecks: 500_000,
  paymentCount: 93,
  takenKopecks: 4_335_000,
  commissionKopecks: 2850,
  reversalCount: 2,
  reversedKopecks: 100_000,
  inKopecks: 50_000,
  outKopecks: 2_000_000,
  expectedKopecks: 2_787_850,
  opening: null,
}
/** A closed shift, a rouble short. */
export const zSample: ZReportData = {
  ...shift,
  zNumber: 213,
  epoch: 1,
  closedAt: { localDate: '2026-11-21', localTime: '20:01:00' },
  closedByName: null,
  approverName: null,
  countedKopecks: 2_787_750,
  count: [
    { denomination: 'note-500000', form: 'note', faceKopecks: 500_000, pieces: 5 },
    { denomination: 'note-1000', form: 'note', faceKopecks: 1000, pieces: 287 },
    { denomination: 'coin-50', form: 'coin', faceKopecks: 50, pieces: 15 },
  ],
  reason: 'ошибка при размене',
  handedOverTo: null,
  open: [],
  takenOverByName: null,
  runningTotalKopecks: 982_345_678,
  runningReversedKopecks: 345_600,
  auditHead: receiptSample.auditHead,
  auditSeq: 40_211,
  copy: null,
}
