import type { PrinterSettings } from '../../shared/contract/printing.ts'
import { layoutPaper, type PaperLine } from '../../shared/domain/paper.ts'
import { printerTestPaper } from '../../shared/domain/printer-test.ts'
import { localMoment } from '../core/clock.ts'
import type { StoredDesk } from './desk.ts'

/** The test page of the printer as it is set. */
export const testPaperLines = (settings: PrinterSettings, desk: StoredDesk | null, at: string): PaperLine[] =>
  layoutPaper(
    printerTestPaper({
      printerName: settings.kind === 'virtual' ? 'Виртуальный принтер' : `${settings.host}:${settings.port}`,
      columns: settings.columns,
      codePageNumber: settings.kind === 'virtual' ? 17 : settings.codePage,
      printedAt: localMoment(at, desk?.details.cityTimeZone ?? 'Asia/Yekaterinburg'),
      demo: desk?.kind === 'demo',
    }),
    settings.columns,
  )
