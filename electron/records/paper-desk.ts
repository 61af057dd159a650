import type { PaperDesk } from '../../shared/domain/paper-parts.ts'
import type { StoredDesk } from './desk.ts'

/** The desk as papers name it. */
export const paperDesk = ({ details }: StoredDesk): PaperDesk => ({
  bankName: details.bankName,
  bankBic: details.bankBic,
  bankLicence: details.bankLicence,
  officeName: details.officeName,
  officeAddress: details.officeAddress,
  supportPhone: details.supportPhone,
})
