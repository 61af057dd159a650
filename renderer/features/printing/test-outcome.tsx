import type { OutputOf } from '../../../shared/contract/define.ts'
import type { testPrinter } from '../../../shared/contract/printing.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { Notice } from '../../ui/notice.tsx'
import { useSentences } from '../../ui/sentences-context.ts'
import { printerTexts } from './texts.ts'

/** How the test page went: printed, not printed, or not known. */
export function TestOutcome({ result }: { result: OutputOf<typeof testPrinter> }) {
  const text = useTexts(printerTexts)
  const { byCode } = useSentences()
  const told = result.reason === null ? null : byCode(`printer.${result.reason}`)
  return (
    <Notice look={result.outcome === 'printed' ? 'note' : 'ask'} title={text.outcomes[result.outcome]}>
      {told !== null && (
        <p>
          {told.what} {told.todo}
        </p>
      )}
    </Notice>
  )
}
