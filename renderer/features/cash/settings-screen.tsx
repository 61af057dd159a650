import { useState } from 'react'
import { type CashSettings, getCashSettings, setCashSettings } from '../../../shared/contract/cash.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { AboutSide } from '../../ui/about-side.tsx'
import { EnterForm } from '../../ui/enter-form.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { Segments } from '../../ui/segments.tsx'
import { SettingsFoot } from '../../ui/settings-foot.tsx'
import { useSettingsForm } from '../../ui/use-settings-form.ts'
import { type Section, settingsOf, toForm } from './settings-form.ts'
import { CommonSection, DenominationsSection, FormsSection, ListsSection } from './settings-sections.tsx'
import { settingsTexts } from './settings-texts.ts'
import styles from './settings.module.css'

const sections = ['common', 'forms', 'denominations', 'lists'] as const satisfies readonly Section[]

/** How cash is handled at this desk; what rests on the bank's own order is said here. */
export function CashSettingsScreen() {
  const text = useTexts(settingsTexts)
  const { value, error } = useQuery(getCashSettings, {})
  return (
    <Screen title={text.title} side={<AboutSide title={text.about} points={text.points} />}>
      <ErrorNotice error={error} />
      {value !== undefined && <Settings saved={value} />}
    </Screen>
  )
}

function Settings({ saved }: { saved: CashSettings }) {
  const text = useTexts(settingsTexts)
  const [section, setSection] = useState<Section>('common')
  const { form, put, tried, submit, ...foot } = useSettingsForm(
    setCashSettings,
    () => toForm(saved),
    (typed) => {
      const settings = settingsOf(typed)
      if (typeof settings !== 'string') return settings
      setSection(settings) // where the wrong field is
      return null
    },
  )
  const step = (by: number): void =>
    setSection(sections[(sections.indexOf(section) + by + sections.length) % sections.length] ?? 'common')
  useShortcuts([
    { hotkey: 'mod+Enter', keys: 'Ctrl Enter', label: text.save, run: submit },
    { hotkey: 'PageDown', keys: 'PgUp PgDn', label: text.sectionsLabel, run: () => step(1) },
    { hotkey: 'PageUp', keys: 'PgUp', label: text.sectionsLabel, run: () => step(-1), inLine: false },
  ])
  const Shown = {
    common: CommonSection,
    forms: FormsSection,
    denominations: DenominationsSection,
    lists: ListsSection,
  }[section]
  return (
    <div className={styles['form']}>
      <Segments
        label={text.sectionsLabel}
        value={section}
        options={sections.map((value) => ({ value, label: text.sections[value] }))}
        onChange={setSection}
      />
      <EnterForm key={section} onSubmit={submit}>
        <Shown form={form} tried={tried} put={put} />
        <SettingsFoot {...foot} text={text} />
      </EnterForm>
    </div>
  )
}
