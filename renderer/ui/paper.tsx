import { lazy, Suspense } from 'react'
import type { PaperView } from '../../shared/contract/values.ts'
import { dictionary, useTexts } from '../i18n/dictionary.ts'
import styles from './paper.module.css'

const texts = dictionary(
  { paper: 'Бумага, как она выйдет из принтера', code: 'QR-код' },
  { paper: 'The paper as it will come out of the printer', code: 'QR code' },
)

const QrCode = lazy(async () => ({ default: (await import('./qr-code.tsx')).QrCode }))

/** A paper as the printer makes it, to the character: the same lines go to both. */
export function Paper({ paper }: { paper: PaperView }) {
  const text = useTexts(texts)
  return (
    <div className={styles['paper']} data-columns={paper.columns} role="document" aria-label={text.paper} tabIndex={0}>
      {paper.lines.map((line, index) =>
        line.kind === 'text' ? (
          // A paper never changes: the place of a line is its identity.
          <pre
            key={index}
            className={styles['line']}
            data-bold={line.bold || undefined}
            data-double={line.double || undefined}
          >
            {line.text === '' ? ' ' : line.text}
          </pre>
        ) : (
          <div key={index} className={styles['code']} data-align={line.align}>
            <Suspense fallback={null}>
              <QrCode payload={line.payload} label={text.code} />
            </Suspense>
          </div>
        ),
      )}
    </div>
  )
}
