import { expect, test } from 'vitest'
import { type ApplicationPaperData, applicationPaper } from '../../../shared/domain/application-paper.ts'
import { statesAfter, applicationStates } from '../../../shared/domain/application-states.ts'
import {
  numberApplication,
  numberReceipt,
  numberSlip,
  parseReceiptNumber,
  parseSlipNumber,
} from '../../../shared/domain/numbering.ts'
import { layoutPaper, paperLinesToText } from '../../../shared/domain/paper.ts'
import { PaperError } from '../../../shared/domain/paper-text.ts'
import { type ReversalSlipData, reversalSlipPaper } from '../../../shared/domain/reversal-slip.ts'

const moment = { localDate: '2026-11-21', localTime: '11:42:08' }
const line = {
  lineNo: 2,
  serviceName: 'Холодная вода',
  payeeName: 'МУП ПОВВ',
  account: '3141234567',
  period: '2026-10',
  amountKopecks: 81_240,
  commissionKopecks: 1_000,
}
const desk = {
  bankName: 'Банк',
  bankBic: '047501779',
  bankLicence: '493',
  officeName: 'Офис',
  officeAddress: 'Челябинск',
  supportPhone: '',
}
const slip: ReversalSlipData = {
  ...{ number: '900-12-R001', of: 'bank', copyAt: null, reversedAt: moment, desk, demo: true },
  ...{ cashierName: 'Кассир К. К.', approverName: 'Старший С. С.', receiptNumber: '900-12-0007', acceptedAt: moment },
  ...{ lines: [line], commissionKopecks: 1_000, dueKopecks: 82_240 },
  ...{ reason: 'Не та сумма', note: '', receiptReturned: true, replacedBy: null, auditHead: 'a'.repeat(64) },
}
const application: ApplicationPaperData = {
  ...{ number: '900-A0001', kind: 'correction', madeAt: moment, desk, demo: false, operatorName: 'Клерк К. К.' },
  ...{ receiptNumber: '900-12-0007', acceptedAt: moment, sumKopecks: 81_240, reason: 'Ошибка в лицевом счёте' },
  lines: [{ ...line, wanted: { account: '3147654321', period: null } }],
}
const textOf = (data: ReversalSlipData, columns = 42): string =>
  paperLinesToText(layoutPaper(reversalSlipPaper(data), columns))

test('the bank’s slip and the payer’s say whose they are; every width holds them', () => {
  for (const columns of [32, 42, 48]) {
    expect(textOf(slip, columns)).toContain('экземпляр банка')
    expect(textOf(slip, columns)).not.toContain('КОПИЯ')
    expect(textOf({ ...slip, copyAt: moment }, columns)).toMatch(/КОПИЯ\s+напечатана 21.11.2026 11:42:08/)
    expect(textOf({ ...slip, of: 'payer' }, columns)).toContain('экземпляр плательщика')
    expect(textOf(slip, columns)).toMatch(/Восемьсот двадцать два рубля 40\s+копеек/)
    expect(paperLinesToText(layoutPaper(applicationPaper(application), columns))).toContain('3147654321')
  }
})

test('a slip whose sums disagree is no slip', () => {
  for (const wrong of [{ dueKopecks: 82_241 }, { commissionKopecks: 0 }, { lines: [] }, { auditHead: '' }])
    expect(() => textOf({ ...slip, ...wrong })).toThrow(PaperError)
  expect(() => applicationPaper({ ...application, sumKopecks: 1 })).toThrow(PaperError)
})

test('a correction’s slip gives no cash and names the receipt in its place', () => {
  const text = textOf({ ...slip, replacedBy: '900-12-0008' })
  expect(text).toContain('Наличные не выдаются')
  expect(text).toContain('900-12-0008')
  expect(text).not.toContain('ВЫДАНО')
})

test('numbers of slips, receipts and applications are never taken for each other', () => {
  for (const epoch of [1, 2]) {
    const place = { deskNumber: '900', epoch, shiftNumber: 12, seq: 7 }
    const [number, receipt] = [numberSlip(place), numberReceipt(place)]
    expect(parseSlipNumber(`gk-${number}`)).toEqual({ slipNumber: number, shiftNumber: 12, seq: 7 })
    expect(parseReceiptNumber(number)).toBeNull()
    expect(parseSlipNumber(receipt)).toBeNull()
    const applied = numberApplication(place)
    expect(parseSlipNumber(applied) ?? parseReceiptNumber(applied)).toBeNull()
  }
})

test('an application ends closed, whichever way it goes, and never comes back', () => {
  const reach = (from: (typeof applicationStates)[number]): string[] =>
    statesAfter(from).flatMap((next) => [next, ...reach(next)])
  for (const state of applicationStates) {
    expect(reach(state)).not.toContain(state)
    if (state !== 'closed') expect(reach(state)).toContain('closed')
  }
})
