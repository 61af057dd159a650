import { useEffect } from 'react'
import { useTexts } from '../i18n/dictionary.ts'
import { useScanRouter } from '../keys/use-scan-router.ts'
import type { Feature } from '../ui/feature.ts'
import { useMay } from '../ui/session-context.ts'
import { useWindowState } from '../ui/window-state.ts'
import { BottomLine } from './bottom-line.tsx'
import styles from './frame.module.css'
import { GlobalKeys } from './global-keys.tsx'
import { Rail } from './rail.tsx'
import { TopBar } from './top-bar.tsx'
import { VirtualPhone } from './virtual-phone.tsx'

/** Rail, top bar, the workflow, the keys valid now. The workflow itself brings its right column. */
export function Frame({ features }: { features: readonly Feature[] }) {
  const chosen = useWindowState((state) => state.screen)
  const billCame = useWindowState((state) => state.billCame)
  const mayPay = useMay('payments')
  const current = features.find((feature) => feature.id === chosen) ?? features[0]
  useScanRouter((text, origin) => {
    // On the linking screen a bill is linked, which also those may do who take no money.
    if (mayPay || useWindowState.getState().linksScans) billCame({ text, origin })
  })
  useTitle(current)
  return (
    <div className={styles['frame']}>
      <Rail features={features} current={current?.id ?? null} />
      <div className={styles['side']}>
        <TopBar />
        <GlobalKeys features={features} />
        <div className={styles['work']}>{current && <current.screen />}</div>
        <VirtualPhone />
        <BottomLine />
      </div>
    </div>
  )
}

function useTitle(current: Feature | undefined): void {
  const name = useTexts(current?.texts ?? noTexts).name
  useEffect(() => {
    document.title = name === '' ? 'Город·Касса' : `${name} — Город·Касса`
    return () => {
      document.title = 'Город·Касса'
    }
  }, [name])
}

const noTexts = { ru: { name: '', words: '' }, en: { name: '', words: '' } }
