import { getOutgoingSettings, type OutgoingSettings, setOutgoingSettings } from '../../../shared/contract/outgoing.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { AboutSide } from '../../ui/about-side.tsx'
import { EnterForm } from '../../ui/enter-form.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { SettingsFoot } from '../../ui/settings-foot.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useSettingsForm } from '../../ui/use-settings-form.ts'
import styles from './registers-out.module.css'
import { outSettingsTexts } from './settings-texts.ts'

/** Where registers of payments go, and as whom payment orders name the payer. */
export function SettingsScreen() {
  const text = useTexts(outSettingsTexts)
  const { value, error } = useQuery(getOutgoingSettings, {})
  return (
    <Screen title={text.title} side={<AboutSide title={text.about} points={text.points} />}>
      <ErrorNotice error={error} />
      {value !== undefined && <Settings saved={value} />}
    </Screen>
  )
}

const digitFields = ['payerAccount', 'payerInn', 'payerKpp'] as const
type Digits = (typeof digitFields)[number]
const lengths: Readonly<Record<Digits, number>> = { payerAccount: 20, payerInn: 10, payerKpp: 9 }

/** Numbers of papers are copied with their spaces. */
const bare = (typed: string): string => typed.replace(/[\s\u00a0\u202f]/gu, '')

const isWrong = (typed: string, field: Digits): boolean =>
  typed !== '' && !(typed.length === lengths[field] && /^\d+$/.test(typed))

const settingsOf = ({ folder, ...form }: OutgoingSettings): OutgoingSettings | null => {
  const numbers = {
    payerAccount: bare(form.payerAccount),
    payerInn: bare(form.payerInn),
    payerKpp: bare(form.payerKpp),
  }
  return digitFields.some((field) => isWrong(numbers[field], field)) ? null : { folder: folder.trim(), ...numbers }
}

function Settings({ saved }: { saved: OutgoingSettings }) {
  const text = useTexts(outSettingsTexts)
  const { form, put, tried, submit, ...foot } = useSettingsForm(setOutgoingSettings, () => saved, settingsOf)
  useShortcuts([{ hotkey: 'mod+Enter', keys: 'Ctrl Enter', label: text.save, run: submit }])
  const digits = (field: Digits, hint?: string) => (
    <TextField
      label={text[field]}
      value={form[field]}
      inputMode="numeric"
      maxLength={30}
      {...(hint === undefined ? {} : { hint })}
      error={tried && isWrong(bare(form[field]), field) ? text.digits(lengths[field]) : null}
      onChange={(value) => put({ [field]: value })}
    />
  )
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
        <div className={styles['columns']}>
          {digits('payerAccount', text.payerAccountHint)}
          {digits('payerInn')}
          {digits('payerKpp')}
        </div>
        <SettingsFoot {...foot} text={text} />
      </EnterForm>
    </div>
  )
}
