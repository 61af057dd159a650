import type { OutputOf } from '../../shared/contract/define.ts'
import type { testPrinter } from '../../shared/contract/printing.ts'
import { useTexts } from '../i18n/dictionary.ts'
import { printerTexts } from '../i18n/printer-texts.ts'
import { Notice } from './notice.tsx'
import { useSentences } from './sentences-context.ts'

export type PrinterTest = OutputOf<typeof testPrinter>

/** How the test page went: printed, not printed, or not known. */
export function PrinterTestOutcome({ result }: { result: PrinterTest }) {
  const text = useTexts(printerTexts)
  const { byCode } = useSentences()
  const told = result.reason === null ? null : byCode(`printer.${result.reason}`)
  return (
    <Notice look={result.outcome === 'printed' ? 'note' : 'ask'} title={text.outcomes[result.outcome]}>
      {told !== null && (
        <p>
          {told.what} {result.outcome === 'unknown' ? text.look : text.again}
        </p>
      )}
    </Notice>
  )
}
