// Every workflow of the window: the rail, the palette and the sentences walk this list.
import { approvalSentences } from '../i18n/approval-sentences.ts'
import { backupSentences } from '../i18n/backup-sentences.ts'
import { commonSentences } from '../i18n/common-sentences.ts'
import { demoSentences } from '../i18n/demo-sentences.ts'
import { keySentences } from '../i18n/key-sentences.ts'
import { printerSentences } from '../i18n/printer-sentences.ts'
import { joinSentences } from '../i18n/sentence.ts'
import { smsSentences } from '../i18n/sms-sentences.ts'
import { templateSentences } from '../i18n/template-sentences.ts'
import { auditFeature } from './audit/feature.ts'
import { auditSentences } from './audit/sentences.ts'
import { backupsFeature } from './backups/feature.ts'
import { cashFeature, cashSettingsFeature } from './cash/feature.ts'
import { cashSentences } from './cash/sentences.ts'
import { catalogueFeature } from './catalogue/feature.ts'
import { catalogueSentences } from './catalogue/sentences.ts'
import { clientFeature } from './client/feature.ts'
import { clientSentences } from './client/sentences.ts'
import { deskSentences } from './desk/sentences.ts'
import { exchangeFeature, exchangeSettingsFeature } from './exchange/feature.ts'
import { exchangeSentences } from './exchange/sentences.ts'
import { identificationFeature } from './identification/feature.ts'
import { journalFeature } from './journal/feature.ts'
import { journalSentences } from './journal/sentences.ts'
import { linksFeature } from './links/feature.ts'
import { linkSentences } from './links/sentences.ts'
import { listsFeature } from './lists/feature.ts'
import { listSentences } from './lists/sentences.ts'
import { numbersFeature } from './numbers/feature.ts'
import { numberSentences } from './numbers/sentences.ts'
import { mergesFeature } from './merges/feature.ts'
import { mergeSentences } from './merges/sentences.ts'
import { operatorsFeature } from './operators/feature.ts'
import { operatorSentences } from './operators/sentences.ts'
import { paymentFeature } from './payment/feature.ts'
import { payerSentences } from './payment/payer-sentences.ts'
import { paymentSentences } from './payment/sentences.ts'
import { warningSentences } from './payment/warning-sentences.ts'
import { printingFeature } from './printing/feature.ts'
import { registersFeature } from './registers/feature.ts'
import { registerSentences } from './registers/sentences.ts'
import { registersOutFeature, registersOutSettingsFeature } from './registers-out/feature.ts'
import { registersOutSentences } from './registers-out/sentences.ts'
import { registrationFeature } from './registration/feature.ts'
import { registrationSentences } from './registration/sentences.ts'
import { protectionFeature } from './protection/feature.ts'
import { reportsFeature } from './reports/feature.ts'
import { reportSentences } from './reports/sentences.ts'
import { restoredFeature } from './restored/feature.ts'
import { restoredSentences } from './restored/sentences.ts'
import { applicationSentences } from './reversal/application-sentences.ts'
import { applicationsFeature, reversalFeature } from './reversal/feature.ts'
import { reversalSentences } from './reversal/sentences.ts'
import { scannerFeature } from './scanner/feature.ts'
import { scannerSentences } from './scanner/sentences.ts'
import { screeningFeature } from './screening/feature.ts'
import { sessionSentences } from './session/sentences.ts'
import { shiftFeature } from './shift/feature.ts'
import { shiftSentences } from './shift/sentences.ts'
import { smsFeature } from './sms/feature.ts'
import { textsFeature } from './texts/feature.ts'
import { textSentences } from './texts/sentences.ts'
import { withdrawalFeature } from './withdrawal/feature.ts'
import { withdrawalSentences } from './withdrawal/sentences.ts'

/** In the order of the rail. */
export const features = [
  paymentFeature,
  registrationFeature,
  clientFeature,
  linksFeature,
  numbersFeature,
  operatorsFeature,
  printingFeature,
  auditFeature,
  backupsFeature,
  registersFeature,
  registersOutFeature,
  registersOutSettingsFeature,
  exchangeFeature,
  exchangeSettingsFeature,
  smsFeature,
  textsFeature,
  protectionFeature,
  identificationFeature,
  mergesFeature,
  withdrawalFeature,
  restoredFeature,
  listsFeature,
  scannerFeature,
  screeningFeature,
  catalogueFeature,
  shiftFeature,
  cashFeature,
  cashSettingsFeature,
  journalFeature,
  reportsFeature,
  reversalFeature,
  applicationsFeature,
] as const

/** A sentence for every code the window may meet; test/renderer/sentences.test.ts walks the contract against it. */
export const sentences = joinSentences(
  commonSentences,
  approvalSentences,
  demoSentences,
  keySentences,
  backupSentences,
  printerSentences,
  deskSentences,
  sessionSentences,
  operatorSentences,
  shiftSentences,
  cashSentences,
  registerSentences,
  registersOutSentences,
  registrationSentences,
  clientSentences,
  linkSentences,
  listSentences,
  mergeSentences,
  numberSentences,
  exchangeSentences,
  paymentSentences,
  payerSentences,
  catalogueSentences,
  warningSentences,
  auditSentences,
  smsSentences,
  scannerSentences,
  reportSentences,
  journalSentences,
  restoredSentences,
  reversalSentences,
  applicationSentences,
  templateSentences,
  textSentences,
  withdrawalSentences,
)
