import type { RegisterOut as OutLayoutOf } from '../../shared/contract/catalogue-data.ts'
import type { OutgoingSettings, OutWay } from '../../shared/contract/outgoing.ts'
import type { OutPayer, OutTerms } from '../../shared/domain/register-out-lines.ts'
import { knownTemplates, usualFileNames } from '../../shared/domain/register-out-template.ts'
import { outFileName } from '../../shared/domain/register-out.ts'
import type { Catalogue } from '../core/catalogue-port.ts'
import { localMoment } from '../core/clock.ts'
import type { DeskKeys } from '../db/desk-keys.ts'
import type { Db } from '../db/open.ts'
import type { StoredDesk } from './desk.ts'
import { orderLayout } from './out-slots.ts'
import { payerOf } from './payers.ts'

/** How the provider's register is written now, and to whom: by details where it has no register of its own. */
const providerOf = (
  catalogue: Catalogue,
  providerId: string,
): { layout: OutLayoutOf; provider: OutTerms['provider'] } => {
  const found = catalogue.providers.find(({ id }) => id === providerId)
  if (!found?.registerOut) return { layout: orderLayout, provider: { name: '', inn: '', account: '' } }
  const { name, inn, account } = found
  return { layout: found.registerOut, provider: { name, inn, account } }
}

const templateOf = ({ layout, template }: OutLayoutOf): OutTerms['template'] => {
  if (layout === 'one_c' || layout === 'dbf') return null
  return layout === 'template' ? (template ?? knownTemplates.sber) : knownTemplates[layout]
}

type Asked = {
  readonly catalogue: Catalogue
  readonly desk: StoredDesk
  readonly settings: OutgoingSettings
  readonly at: string
  readonly providerId: string
  readonly businessDate: string
  readonly shiftNumber: number | null
  readonly number: number
  readonly way: OutWay | null
}

/** The terms of a register that is made now, and its file's name. */
export const termsOf = (asked: Asked): { terms: OutTerms; fileName: string } => {
  const { desk, settings, businessDate, shiftNumber, number, way } = asked
  const { layout, provider } = providerOf(asked.catalogue, asked.providerId)
  const made = localMoment(asked.at, desk.details.cityTimeZone)
  const terms: OutTerms = {
    layout: layout.layout,
    encoding: way?.encoding ?? layout.encoding,
    template: templateOf(layout),
    provider,
    desk: {
      number: desk.details.deskNumber.padStart(4, '0'),
      bankName: desk.details.bankName,
      bankBic: desk.details.bankBic,
      payerAccount: settings.payerAccount,
      payerInn: settings.payerInn,
      payerKpp: settings.payerKpp,
    },
    ...{ number, businessDate, shiftNumber },
    madeOn: made.localDate,
    madeAtTime: made.localTime,
    replacements: way?.replacements ?? [],
  }
  const mask = layout.fileName ?? usualFileNames[layout.layout]
  // By details there is no INN to tell files by.
  const named = provider.inn === '' ? mask.replace('{inn}', 'po-rekvizitam') : mask
  return { terms, fileName: outFileName(named, terms, desk.kind === 'demo') }
}

/** Name, address and INN of the payers of these payments. Throws SealedError while the desk's keys are sealed. */
export const payersOf = (db: Db, keys: DeskKeys, paymentIds: readonly string[]): (readonly [string, OutPayer])[] =>
  paymentIds.flatMap((paymentId) => {
    const found = payerOf(db, keys, paymentId)
    if (found === 'none' || found === 'erased') return []
    const { person, inn } = found.payer
    const name = [person.lastName, person.firstName, person.middleName].filter((part) => part !== '').join(' ')
    return [[paymentId, { name, address: person.address, inn }] as const]
  })
