import { useTexts } from '../../i18n/dictionary.ts'
import { useLanguage } from '../../i18n/language.ts'
import { plural } from '../../i18n/plural.ts'
import { type CheckedScan, useScanCheck } from '../../keys/scan-check.ts'
import { Notice } from '../../ui/notice.tsx'
import { namedSigns } from './named-signs.ts'
import styles from './scanner.module.css'
import { scannerTexts } from './texts.ts'

/** What came in, the newest large, those before it in a line each. */
export function ScanView() {
  const text = useTexts(scannerTexts)
  const [last, ...earlier] = useScanCheck((state) => state.scans)
  if (last === undefined)
    return (
      <section className={styles['nothing']} role="status">
        <h2>{text.nothing}</h2>
        <p className="muted">{text.nothingWhy}</p>
        <p className="second">{text.noScan}</p>
      </section>
    )
  return (
    <>
      <LastScan key={last.id} scan={last} />
      {earlier.length > 0 && (
        <section aria-labelledby="earlier-head" className={styles['earlier']}>
          <h2 id="earlier-head">{text.earlier}</h2>
          <ul>
            {earlier.map((scan) => (
              <li key={scan.id} className="spread">
                <span>{text.kinds[scan.kind]}</span>
                <Short scan={scan} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function Short({ scan }: { scan: CheckedScan }) {
  const text = useTexts(scannerTexts)
  const language = useLanguage()
  const signs = plural(language, scan.characters, text.signs)
  return (
    <span className="second">
      {signs}
      {scan.speed !== null && ` · ${speedText(text.speedOf, language, scan.speed)}`}
    </span>
  )
}

const speedText = (
  speedOf: (average: string, longest: string) => string,
  language: 'ru' | 'en',
  { averageGapMs, longestGapMs }: NonNullable<CheckedScan['speed']>,
): string => {
  const format = new Intl.NumberFormat(language, { maximumFractionDigits: 1 })
  return speedOf(format.format(averageGapMs), format.format(longestGapMs))
}

function LastScan({ scan }: { scan: CheckedScan }) {
  const text = useTexts(scannerTexts)
  const language = useLanguage()
  const isMasked = scan.kind === 'mrz' || scan.shown.includes('•')
  const facts: [string, string][] = [
    [text.came, `${text.ways[scan.way]} · ${plural(language, scan.characters, text.signs)}`],
    ...(scan.speed === null ? [] : [[text.speed, speedText(text.speedOf, language, scan.speed)] as [string, string]]),
    [text.end, scan.terminators.length === 0 ? text.endNone : scan.terminators.join(', ')],
    ...(scan.aim === null ? [] : [[text.aim, scan.aim] as [string, string]]),
    ...(scan.prefix === '' ? [] : [[text.prefixFound, scan.prefix] as [string, string]]),
    ...(scan.way === 'port' ? [[text.encoding, scan.encoding ?? text.ascii] as [string, string]] : []),
    ...(scan.layout === null ? [] : [[text.layout, text.layouts[scan.layout]] as [string, string]]),
  ]
  return (
    <section className={`panel ${styles['last']}`} aria-labelledby="scan-head">
      <div role="status">
        <h2 id="scan-head">{text.kinds[scan.kind]}</h2>
      </div>
      <p className={styles['signs']}>
        {namedSigns(scan.shown).map((piece, index) =>
          piece.isName ? (
            <span key={index} className={styles['named']}>
              {piece.text}
            </span>
          ) : (
            <span key={index}>{piece.text}</span>
          ),
        )}
      </p>
      {isMasked && <p className="second">{text.masked}</p>}
      <dl className={styles['facts']}>
        {facts.map(([what, value]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {scan.layout !== null && scan.layout !== 'latin' && (
        <Notice look="ask" title={text.layoutWarning}>
          <p>{text.layoutTodo}</p>
        </Notice>
      )}
    </section>
  )
}
