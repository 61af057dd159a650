import { useTexts } from '../i18n/dictionary.ts'
import { phraseTexts } from '../i18n/phrase-texts.ts'
import { Notice } from './notice.tsx'
import styles from './phrase-fields.module.css'
import type { PrinterTest } from './printer-test-outcome.tsx'
import { useSentences } from './sentences-context.ts'

/** A new recovery phrase, shown once; how its print went, where one was tried. */
export function PhraseShown(props: { groups: readonly string[]; mayPrint: boolean; printed: PrinterTest | null }) {
  const { groups, mayPrint, printed } = props
  const text = useTexts(phraseTexts)
  return (
    <>
      <ol className={styles['phrase']} aria-label={text.phrasePart}>
        {groups.map((group, index) => (
          <li key={index} className={styles['shown']}>
            <span className="second">{index + 1}</span>
            <span className={styles['digits']}>
              {group.slice(0, 3)} {group.slice(3)}
            </span>
          </li>
        ))}
      </ol>
      <Notice look="ask" title={text.phraseOnce}>
        <p>{mayPrint ? text.phrasePrint : text.phraseByHand}</p>
      </Notice>
      {printed !== null && <Printed result={printed} />}
    </>
  )
}

function Printed({ result }: { result: PrinterTest }) {
  const text = useTexts(phraseTexts)
  const { byCode } = useSentences()
  const told = result.reason === null ? null : byCode(`printer.${result.reason}`)
  return (
    <Notice look={result.outcome === 'printed' ? 'note' : 'ask'} title={text.printed[result.outcome]}>
      {told !== null && <p>{told.what}</p>}
    </Notice>
  )
}
