import type { Block } from './paper.ts'
import { paperMoment, type PaperMoment } from './paper-parts.ts'

/** What a printed list of linked services says (product.md §3); sealed until it is out. */
export type LinkedServicesData = {
  paper: 'linked_services'
  textVersion?: string
  /** «Иванова А. В.». */
  holderName: string
  /** In the order of their addresses. */
  services: readonly {
    serviceName: string
    providerName: string
    account: string
    /** '' where none is known. */
    address: string
    /** The number of the system that holds it, masked: the list may be left lying about. */
    numberMasked: string
  }[]
  /** Of the print, by the desk's clock. */
  moment: PaperMoment
  cashierName: string
}

/** Printers have no «•»: papers hide with asterisks. */
const onPaper = (masked: string): string => masked.replaceAll('•', '*')

/** The list, address by address. */
export const linkedServicesBlocks = ({ holderName, services, moment }: LinkedServicesData): Block[] => [
  { kind: 'text', text: 'ПРИВЯЗАННЫЕ УСЛУГИ', align: 'center', bold: true },
  { kind: 'text', text: holderName, align: 'center' },
  { kind: 'text', text: `на ${paperMoment(moment)}`, align: 'center' },
  { kind: 'rule' },
  ...services.flatMap((service, index): Block[] => [
    ...(index === 0 || services[index - 1]?.address !== service.address
      ? [
          ...(index === 0 ? [] : [{ kind: 'feed' } as const]),
          { kind: 'text', text: service.address === '' ? 'Без адреса' : service.address, bold: true } as const,
        ]
      : []),
    { kind: 'text', text: `${service.serviceName}, ${service.providerName}` },
    { kind: 'row', left: `ЛС ${service.account}`, right: onPaper(service.numberMasked) },
  ]),
  { kind: 'rule' },
  { kind: 'row', left: 'Всего услуг', right: String(services.length) },
]
