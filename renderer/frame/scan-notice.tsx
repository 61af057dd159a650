import { useEffect } from 'react'
import { dictionary, useTexts } from '../i18n/dictionary.ts'
import { Notice } from '../ui/notice.tsx'
import { useWindowState } from '../ui/window-state.ts'
import styles from './scan-notice.module.css'

const texts = dictionary(
  {
    money_open: {
      what: 'Паспорт отсканирован, но идут деньги.',
      todo: 'Закончите с деньгами, затем сканируйте ещё раз.',
    },
    not_permitted: { what: 'Это паспорт: регистрация вам не разрешена.', todo: 'Её делают кассир и специалист.' },
  },
  {
    money_open: {
      what: 'A passport was scanned while money is open.',
      todo: 'Finish with the money, then scan it again.',
    },
    not_permitted: {
      what: 'This is a passport: you may not register clients.',
      todo: 'A cashier or a clerk does it.',
    },
  },
)

/** Long enough to be read between two notes of money. */
const shownMs = 10_000

/** Why a scanned passport opened nothing. It takes neither focus nor keys: whoever counts money goes on counting. */
export function ScanNotice() {
  const text = useTexts(texts)
  const refused = useWindowState((state) => state.mrzRefused)
  useEffect(() => {
    if (refused === null) return undefined
    const timer = setTimeout(() => useWindowState.getState().refuseMrz(null), shownMs)
    return () => clearTimeout(timer)
  }, [refused])
  if (refused === null) return null
  return (
    <div className={styles['place']}>
      <Notice look="ask" title={text[refused].what}>
        <p>{text[refused].todo}</p>
      </Notice>
    </div>
  )
}
