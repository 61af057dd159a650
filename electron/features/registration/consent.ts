import { printConsent, signConsent } from '../../../shared/contract/registration.ts'
import type { ConsentData } from '../../../shared/domain/registration-papers.ts'
import { representativeOnPaper } from '../../../shared/domain/representatives.ts'
import { signedIn } from '../../core/context.ts'
import { accepted, carryOut, perform, refused } from '../../core/feature.ts'
import type { Tx } from '../../db/open.ts'
import { queuePersonalPaper } from '../../records/personal-papers.ts'
import { findPrintJob } from '../../records/print-jobs.ts'
import { cancelQueuedPaper, type OpenRegistration, writeRegistration } from '../../records/registration-drafts.ts'
import { deskMoment, inHand, isPaperLacking, registrationAt } from './steps.ts'

/** The paper has come out, or somebody has looked whether it has: it can be signed. */
const canBeSigned = (tx: Tx, printJobId: string | null): boolean =>
  printJobId !== null && ['printed', 'unknown'].includes(findPrintJob(tx, printJobId)?.state ?? '')

export const consentHandlers = [
  carryOut(printConsent, (tx, context, { registrationId, kind }) => {
    const { deskKeys, ids, printing, emit } = context.ports
    const found = registrationAt(tx, context, registrationId, ['consent'])
    if (typeof found === 'string') return refused(found)
    if (isPaperLacking(tx, context)) return refused('registration.virtual_printer')
    const operatorId = signedIn(context).id
    const { consent } = found
    const printJobId = ids.next()
    const paper = kind === 'processing' ? 'consent' : 'advertising_consent'
    cancelQueuedPaper(tx, kind === 'processing' ? consent.printJobId : consent.advertisingPrintJobId, context.at)
    if (kind === 'processing') cancelQueuedPaper(tx, consent.applicationPrintJobId ?? null, context.at)
    const { person, document } = found.checked
    const data = {
      person,
      document,
      representative: found.representative?.checked ? representativeOnPaper(found.representative.checked) : null,
      moment: deskMoment(context, context.at),
      cashierName: signedIn(context).name,
    }
    const print = (id: string, which: ConsentData['paper']): string =>
      queuePersonalPaper(tx, deskKeys, { id, operatorId, createdAt: context.at, data: { paper: which, ...data } })
    const textVersion = print(printJobId, paper)
    // The application goes with the consent, on its own sheet (domain.md §4.2); it does not rest on the consent.
    const applicationPrintJobId = kind === 'processing' ? ids.next() : (consent.applicationPrintJobId ?? null)
    if (kind === 'processing' && applicationPrintJobId !== null) print(applicationPrintJobId, 'application')
    const printed =
      kind === 'processing'
        ? { printJobId, textVersion, applicationPrintJobId }
        : { advertisingPrintJobId: printJobId, advertisingVersion: textVersion }
    const next = { ...found, consent: { ...consent, ...printed } }
    writeRegistration(tx, deskKeys, operatorId, next, context.at)
    context.audit('registration.consent_printed', { registrationId, printJobId, paper, textVersion, ...inHand })
    printing.wake()
    emit('printing')
    return accepted({ printJobId })
  }),

  perform(signConsent, async (context, { registrationId, advertising, representative }) =>
    context.transact((tx, { at, audit }) => {
      const found = registrationAt(tx, { ...context, at }, registrationId, ['consent'])
      if (typeof found === 'string') return refused(found)
      const { consent } = found
      if (!canBeSigned(tx, consent.printJobId)) return refused('registration.consent_not_printed')
      if (advertising && !canBeSigned(tx, consent.advertisingPrintJobId))
        return refused('registration.consent_not_printed')
      if (found.representative?.checked && representative !== true)
        return refused('registration.representative_not_signed')
      const signed = { ...consent, advertising, signedAt: consent.signedAt ?? at }
      const next: OpenRegistration = { ...found, step: 'phone', consent: signed }
      writeRegistration(tx, context.ports.deskKeys, signedIn(context).id, next, at)
      const { textVersion } = consent
      audit('registration.consent_signed', { registrationId, textVersion, advertising, ...inHand })
      return accepted(null)
    }),
  ),
]
