import { create } from 'qrcode'
import { formatMoney } from '../../shared/domain/money.ts'
import { formatPeriod } from '../../shared/domain/period.ts'
import type { Catalogue } from '../core/catalogue-port.ts'
import { demoAccounts } from './demo-clients.ts'

/** A bill of the demo: what stands on its paper and in its code. */
export type DemoBill = {
  payeeName: string
  payeeInn: string
  payeeKpp: string
  payeeAccount: string
  bankName: string
  bankBic: string
  bankCorrAccount: string
  serviceName: string
  account: string
  payerName: string
  address: string
  /** `YYYY-MM`. */
  period: string
  /** Null: the code has no sum, the payer names it. */
  amountKopecks: number | null
  note: string
}

const ofService = (
  catalogue: Catalogue,
  key: string,
  period: string,
  more: Pick<DemoBill, 'account' | 'payerName' | 'address' | 'amountKopecks' | 'note'>,
): DemoBill[] => {
  const found = catalogue.findService(key)
  if (!found) return []
  const { provider, service } = found
  return [
    {
      payeeName: provider.name,
      payeeInn: provider.inn,
      payeeKpp: provider.kpp,
      payeeAccount: provider.account,
      bankName: provider.bankName,
      bankBic: provider.bankBic,
      bankCorrAccount: provider.bankCorrAccount,
      serviceName: service.name,
      period,
      ...more,
    },
  ]
}

/** Accounts of the demo registers whose bills are printed: each provider once, and one account that nobody has linked. */
const billed = [
  ['3140200001', ''],
  ['3140200003', ''],
  ['3140200005', 'большой долг'],
  ['3140200010', 'маленький долг'],
  ['3145200004', ''],
  ['54-0200415', ''],
  ['11-0020778', ''],
  ['7702000611', ''],
  ['3140200090', 'есть в реестре, ни с кем не связан'],
] as const

const notInRegister = {
  account: '3149000017',
  payerName: '',
  address: '',
  amountKopecks: 45_000,
  note: 'нет в реестре',
}

/** An invented payee that no catalogue knows; its keys are right (domain.md §2.1, §2.3). */
const unknownPayee = {
  payeeName: 'ООО «Домофон-Урал»',
  payeeInn: '7451000775',
  payeeKpp: '745101001',
  payeeAccount: '40702810700000777007',
  bankName: 'ПАО «ЧЕЛЯБИНВЕСТБАНК»',
  bankBic: '047501779',
  bankCorrAccount: '30101810400000000779',
  serviceName: 'Домофон',
  account: '117-19',
  payerName: '',
  address: '',
  amountKopecks: 12_500,
  note: 'получателя нет в каталоге',
}

/** Twelve bills for the period: debts of the demo registers and the cases a cashier should have seen. */
export const demoBills = (catalogue: Catalogue, period: string): DemoBill[] => {
  const accounts = demoAccounts()
  const ofRegister = billed.flatMap(([account, note]) => {
    const row = accounts.find((of) => of.account === account)
    if (!row) return []
    const { payer, address, debtKopecks } = row
    return ofService(catalogue, row.serviceId, period, {
      account,
      payerName: payer,
      address,
      amountKopecks: debtKopecks,
      note,
    })
  })
  const withoutSum = {
    account: '3140200002',
    payerName: '',
    address: '',
    amountKopecks: null,
    note: 'без суммы в коде',
  }
  return [
    ...ofRegister,
    ...ofService(catalogue, 'rs-water', period, notInRegister),
    ...ofService(catalogue, 'rs-water', period, withoutSum),
    { ...unknownPayee, period },
  ]
}

/** The bill's code by GOST R 56042-2014 in UTF-8: the mandatory block, then what the desk reads. */
export const codeOfBill = (bill: DemoBill): string =>
  [
    'ST00012',
    `Name=${bill.payeeName}`,
    `PersonalAcc=${bill.payeeAccount}`,
    `BankName=${bill.bankName}`,
    `BIC=${bill.bankBic}`,
    `CorrespAcc=${bill.bankCorrAccount}`,
    `PayeeINN=${bill.payeeInn}`,
    `KPP=${bill.payeeKpp}`,
    ...(bill.amountKopecks === null ? [] : [`Sum=${bill.amountKopecks}`]),
    `Purpose=${bill.serviceName}`,
    `PersAcc=${bill.account}`,
    `PaymPeriod=${bill.period.slice(5)}${bill.period.slice(0, 4)}`,
  ].join('|')

/** The quiet zone that a scanner needs, in modules (ISO/IEC 18004). */
const quiet = 4

const codeSvg = (payload: string): string => {
  const { modules } = create(payload, { errorCorrectionLevel: 'M' })
  const side = modules.size + 2 * quiet
  let path = ''
  for (let y = 0; y < modules.size; y += 1)
    for (let x = 0; x < modules.size; x += 1) if (modules.get(y, x)) path += `M${x + quiet} ${y + quiet}h1v1h-1z`
  return `<svg viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path d="${path}"/></svg>`
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&${{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' }[sign] ?? ''};`)

const line = (label: string, value: string): string =>
  value === '' ? '' : `<div><span>${label}</span> ${escaped(value)}</div>`

const billHtml = (bill: DemoBill): string => `<article>
<header><b>ДЕМО</b><em>${escaped(bill.note)}</em></header>
<h1>${escaped(bill.serviceName)}</h1>
<h2>${escaped(bill.payeeName)}</h2>
<div class="row">
<div class="account"><span>Лицевой счёт</span><strong>${escaped(bill.account)}</strong>
<span>За период</span><strong>${escaped(formatPeriod(bill.period))}</strong>
<span>К оплате</span><strong class="sum">${bill.amountKopecks === null ? '—' : formatMoney(bill.amountKopecks)}</strong></div>
${codeSvg(codeOfBill(bill))}
</div>
<footer>${line('Плательщик', bill.payerName)}${line('Адрес', bill.address)}${line('ИНН', `${bill.payeeInn}, КПП ${bill.payeeKpp}`)}${line('Р/с', bill.payeeAccount)}${line('Банк', `${bill.bankName}, БИК ${bill.bankBic}`)}<p>Учебная квитанция: деньги по ней никуда не идут.</p></footer>
</article>`

const style = `@page{size:A4;margin:0}*{box-sizing:border-box;margin:0}
body{font:9.5pt/1.35 "DejaVu Sans","Liberation Sans",Arial,sans-serif;color:#000}
section{width:210mm;height:297mm;display:grid;grid-template:repeat(2,148.5mm)/repeat(2,105mm);break-after:page;overflow:hidden}
section:last-child{break-after:auto}
article{padding:9mm 8mm;border:0 dashed #888;display:flex;flex-direction:column;overflow:hidden}
article:nth-child(odd){border-right-width:.3mm}article:nth-child(-n+2){border-bottom-width:.3mm}
header{display:flex;justify-content:space-between;align-items:baseline}
header b{font-size:15pt;letter-spacing:2pt;border:.5mm solid #000;padding:0 2mm}header em{font-size:8pt}
h1{font-size:12pt;margin-top:4mm}h2{font-size:10pt;font-weight:normal;margin-top:1mm}
.row{display:flex;justify-content:space-between;margin-top:4mm}
.account{display:flex;flex-direction:column}.account strong{font-size:12pt;margin-bottom:2mm}.account .sum{font-size:17pt}
svg{width:50mm;height:50mm;margin:-4mm -4mm 0 0;flex:none}span{color:#444;font-size:8pt}
footer{margin-top:auto;font-size:8pt}footer p{margin-top:2mm}`

/** Sheets of A4, four bills on each, with lines to cut along; for `printToPDF`. Nothing in it is fetched from anywhere. */
export const billSheetsHtml = (bills: readonly DemoBill[]): string => {
  const sheets = Array.from({ length: Math.ceil(bills.length / 4) }, (_, index) =>
    bills.slice(index * 4, index * 4 + 4),
  )
  const body = sheets.map((four) => `<section>${four.map(billHtml).join('')}</section>`).join('')
  return `<!doctype html><html lang="ru"><meta charset="utf-8"><title>ДЕМО: квитанции</title><style>${style}</style><body>${body}</body></html>`
}
