import { useTexts } from '../i18n/dictionary.ts'
import type { Feature, ScreenId } from '../ui/feature.ts'
import { KeyHint } from '../ui/key-hint.tsx'
import { useWindowState } from '../ui/window-state.ts'
import styles from './rail.module.css'
import { frameTexts } from './texts.ts'

/** The workflows of this operator with their keys; what frames the day stands below. */
export function Rail({ features, current }: { features: readonly Feature[]; current: ScreenId | null }) {
  const text = useTexts(frameTexts)
  return (
    <nav className={styles['rail']} aria-label={text.workflows}>
      <p className={styles['brand']}>
        Город <span className={styles['dot']}>•</span>
      </p>
      {features
        .filter((feature) => !feature.low && feature.inRail !== false)
        .map((feature) => (
          <RailEntry key={feature.id} feature={feature} on={feature.id === current} />
        ))}
      <span className="grow" />
      {features
        .filter((feature) => feature.low)
        .map((feature) => (
          <RailEntry key={feature.id} feature={feature} on={feature.id === current} />
        ))}
    </nav>
  )
}

function RailEntry({ feature, on }: { feature: Feature; on: boolean }) {
  const { name } = useTexts(feature.texts)
  const show = useWindowState((state) => state.show)
  return (
    <button
      type="button"
      className={styles['entry']}
      aria-current={on ? 'page' : undefined}
      onClick={() => show(feature.id)}
    >
      <span className={styles['key']}>{feature.hotkey !== null && <KeyHint keys={feature.hotkey} on="rail" />}</span>
      <feature.icon size={18} strokeWidth={1.75} aria-hidden="true" />
      <span>{name}</span>
    </button>
  )
}
