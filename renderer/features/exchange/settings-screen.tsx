import {
  type ExchangeSettingsView,
  getExchangeSettings,
  setExchangeSettings,
} from '../../../shared/contract/exchange.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { AboutSide } from '../../ui/about-side.tsx'
import { EnterForm } from '../../ui/enter-form.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { SettingsFoot } from '../../ui/settings-foot.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useSettingsForm } from '../../ui/use-settings-form.ts'
import styles from './exchange.module.css'
import { exampleOf, settingsOf, toForm, wholeOf } from './settings-form.ts'
import { settingsTexts } from './settings-texts.ts'

/** The folder of the exchange, the identifiers this desk may issue, and how much one owner may have. */
export function SettingsScreen() {
  const text = useTexts(settingsTexts)
  const { value, error } = useQuery(getExchangeSettings, {})
  return (
    <Screen title={text.title} side={<AboutSide title={text.about} points={text.points} />}>
      <ErrorNotice error={error} />
      {value !== undefined && (
        <Settings saved={value.settings} deskNumber={value.deskNumber} left={value.numbersLeft} />
      )}
    </Screen>
  )
}

type NumberField = 'from' | 'to' | 'numbers' | 'addresses' | 'services'
type Props = { saved: ExchangeSettingsView; deskNumber: string; left: number }

function Settings({ saved, deskNumber, left }: Props) {
  const text = useTexts(settingsTexts)
  const { form, put, tried, submit, ...foot } = useSettingsForm(setExchangeSettings, () => toForm(saved), settingsOf)
  useShortcuts([{ hotkey: 'mod+Enter', keys: 'Ctrl Enter', label: text.save, run: submit }])
  const whole = (field: NumberField) => (
    <TextField
      label={text[field]}
      value={form[field]}
      inputMode="numeric"
      maxLength={9}
      error={tried && Number.isNaN(wholeOf(form[field])) ? text.wholeNumber : null}
      onChange={(value) => put({ [field]: value })}
    />
  )
  const example = exampleOf(form, deskNumber)
  return (
    <div className={styles['form']}>
      <EnterForm onSubmit={submit}>
        <TextField
          label={text.folder}
          hint={text.folderHint}
          value={form.folder}
          maxLength={400}
          autoFocus
          onChange={(folder) => put({ folder })}
        />
        <SelectField
          label={text.automatic}
          value={form.automatic}
          options={[
            { value: 'yes', label: text.automaticYes },
            { value: 'no', label: text.automaticNo },
          ]}
          onChange={(automatic) => put({ automatic })}
        />
        <div className={styles['columns']}>
          <TextField
            label={text.template}
            value={form.template}
            maxLength={20}
            onChange={(template) => put({ template })}
          />
          {whole('from')}
          {whole('to')}
        </div>
        <p className="second">
          {text.templateHint}. {example !== '' && text.next(example, left)}
        </p>
        <div className={styles['columns']}>
          {whole('numbers')}
          {whole('addresses')}
          {whole('services')}
        </div>
        <SelectField
          label={text.mobiles}
          value={form.countMobiles}
          options={[
            { value: 'yes', label: text.mobilesYes },
            { value: 'no', label: text.mobilesNo },
          ]}
          onChange={(countMobiles) => put({ countMobiles })}
        />
        <SettingsFoot {...foot} text={text} />
      </EnterForm>
    </div>
  )
}
