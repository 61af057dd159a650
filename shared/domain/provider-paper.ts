import type { CatalogueProvider } from '../contract/catalogue-data.ts'
import type { Block, Paper } from './paper.ts'
import { demoMark, deskHead, type PaperDesk, paperMoment, type PaperMoment } from './paper-parts.ts'

/** Where a provider is found, for whoever asks at the desk. Nothing on it is of a client. */
export type ProviderPaperData = {
  desk: PaperDesk
  demo: boolean
  provider: Pick<CatalogueProvider, 'name' | 'address' | 'site' | 'phone' | 'email' | 'offices'>
  /** Names of what it is paid for. */
  services: readonly string[]
  /** When it was asked for: hours change. */
  moment: PaperMoment
}

/** Offices, hours and contacts of a provider (product.md §11). */
export const providerPaper = ({ desk, demo, provider, services, moment }: ProviderPaperData): Paper => ({
  blocks: [
    ...demoMark(demo),
    ...deskHead(desk),
    { kind: 'rule' },
    { kind: 'text', text: 'КОНТАКТЫ ПОСТАВЩИКА', align: 'center', bold: true },
    { kind: 'text', text: provider.name, align: 'center', bold: true },
    ...services.map((service): Block => ({ kind: 'text', text: service, align: 'center' })),
    { kind: 'rule' },
    ...said('Телефон', provider.phone),
    ...said('Сайт', provider.site),
    ...said('Эл. почта', provider.email),
    ...said('Адрес', provider.address),
    ...provider.offices.flatMap((office): Block[] => [
      { kind: 'feed' },
      { kind: 'text', text: office.name, bold: true },
      { kind: 'text', text: office.address },
      ...said('Часы', office.hours),
      ...said('Телефон', office.phone),
    ]),
    { kind: 'rule' },
    { kind: 'text', text: `по справочнику на ${paperMoment(moment)}`, align: 'center' },
    ...demoMark(demo),
  ],
})

const said = (label: string, value: string): Block[] =>
  value === '' ? [] : [{ kind: 'text', text: `${label}: ${value}` }]
