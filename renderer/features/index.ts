// Every workflow of the window: the rail, the palette and the sentences walk this list.
import { commonSentences } from '../i18n/common-sentences.ts'
import { keySentences } from '../i18n/key-sentences.ts'
import { printerSentences } from '../i18n/printer-sentences.ts'
import { joinSentences } from '../i18n/sentence.ts'
import { auditFeature } from './audit/feature.ts'
import { auditSentences } from './audit/sentences.ts'
import { deskSentences } from './desk/sentences.ts'
import { journalFeature } from './journal/feature.ts'
import { operatorsFeature } from './operators/feature.ts'
import { operatorSentences } from './operators/sentences.ts'
import { paymentFeature } from './payment/feature.ts'
import { paymentSentences } from './payment/sentences.ts'
import { warningSentences } from './payment/warning-sentences.ts'
import { printingFeature } from './printing/feature.ts'
import { sessionSentences } from './session/sentences.ts'
import { shiftFeature } from './shift/feature.ts'
import { shiftSentences } from './shift/sentences.ts'

/** In the order of the rail. */
export const features = [
  paymentFeature,
  operatorsFeature,
  printingFeature,
  auditFeature,
  shiftFeature,
  journalFeature,
] as const

/** A sentence for every code the window may meet; test/renderer/sentences.test.ts walks the contract against it. */
export const sentences = joinSentences(
  commonSentences,
  keySentences,
  printerSentences,
  deskSentences,
  sessionSentences,
  operatorSentences,
  shiftSentences,
  paymentSentences,
  warningSentences,
  auditSentences,
)
