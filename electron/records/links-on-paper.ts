import type { LinkedServicesData } from '../../shared/domain/linked-services-paper.ts'
import { shortName } from '../../shared/domain/person-name.ts'
import type { Catalogue } from '../core/catalogue-port.ts'
import type { DeskKeys } from '../db/desk-keys.ts'
import type { Db } from '../db/open.ts'
import { personOf } from './clients.ts'
import { maskNumber } from './find-clients.ts'
import { activeLinksOf } from './links.ts'
import { numbersOf } from './system-numbers.ts'

/** What a client's printed list says. Throws SealedError, and for a client who is not there. */
export const linkedServicesOf = (
  db: Db,
  keys: DeskKeys,
  clientId: string,
  catalogue: Catalogue,
): Pick<LinkedServicesData, 'holderName' | 'services'> => {
  const person = personOf(db, keys, clientId)
  if (!person) throw new Error('a visit of a client who is not there')
  const masked = new Map(numbersOf(db, keys, clientId).map(({ id, kind, value }) => [id, maskNumber(kind, value)]))
  return {
    holderName: shortName(person),
    services: activeLinksOf(db, clientId).map(({ serviceId, account, address, numberId }) => ({
      ...catalogue.serviceNames(serviceId),
      account,
      address,
      numberMasked: masked.get(numberId) ?? '',
    })),
  }
}
