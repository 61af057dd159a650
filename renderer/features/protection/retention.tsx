import { useState } from 'react'
import { getRetention, type RetentionSettings, setRetention } from '../../../shared/contract/retention.ts'
import { useCommand } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { useDeskClock } from '../../ui/desk-clock.ts'
import { EnterForm } from '../../ui/enter-form.tsx'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { protectionTexts } from './texts.ts'
import styles from './protection.module.css'
import { focusWrong } from '../../ui/focus-wrong.ts'

/** The same bounds as contract/retention.ts; the contract refuses what gets past them. */
const bounds: Readonly<Record<keyof RetentionSettings, readonly [min: number, max: number]>> = {
  draftMinutes: [5, 30],
  smsDays: [2, 365],
  failedRegistrationDays: [2, 90],
  paperHours: [1, 72],
  verifierDays: [7, 365],
  payerYears: [5, 20],
}
const names = ['draftMinutes', 'smsDays', 'failedRegistrationDays', 'paperHours', 'verifierDays', 'payerYears'] as const

export function Retention() {
  const { value, error } = useQuery(getRetention, {})
  if (value === undefined) return <ErrorNotice error={error} />
  return <RetentionForm settings={value.settings} last={value.last} />
}

type Props = { settings: RetentionSettings; last: { at: string; removed: number } | null }

function RetentionForm({ settings, last }: Props) {
  const text = useTexts(protectionTexts)
  const clock = useDeskClock()
  const [typed, setTyped] = useState<Record<keyof RetentionSettings, string>>({
    draftMinutes: String(settings.draftMinutes),
    smsDays: String(settings.smsDays),
    failedRegistrationDays: String(settings.failedRegistrationDays),
    paperHours: String(settings.paperHours),
    verifierDays: String(settings.verifierDays),
    payerYears: String(settings.payerYears),
  })
  const [tried, setTried] = useState(false)
  const [saved, setSaved] = useState(false)
  const save = useCommand(setRetention)
  const isWrong = (name: keyof RetentionSettings): boolean => {
    const [min, max] = bounds[name]
    const number = Number(typed[name])
    return !/^\d+$/.test(typed[name]) || number < min || number > max
  }
  const submit = (): void => {
    setTried(true)
    setSaved(false)
    if (names.some(isWrong)) {
      focusWrong('main')
      return
    }
    const input: RetentionSettings = {
      draftMinutes: Number(typed.draftMinutes),
      smsDays: Number(typed.smsDays),
      failedRegistrationDays: Number(typed.failedRegistrationDays),
      paperHours: Number(typed.paperHours),
      verifierDays: Number(typed.verifierDays),
      payerYears: Number(typed.payerYears),
    }
    void save.run(input).then((answer) => setSaved(answer.ok))
  }
  return (
    <section className={styles['panel']} aria-label={text.retention}>
      <h3>{text.retention}</h3>
      <p className="second">{text.about}</p>
      <EnterForm onSubmit={submit}>
        <div className={styles['fields']}>
          {names.map((name, index) => (
            <TextField
              key={name}
              label={text.fields[name]}
              value={typed[name]}
              onChange={(next) => setTyped({ ...typed, [name]: next })}
              inputMode="numeric"
              maxLength={3}
              autoFocus={index === 0}
              hint={text.range(...bounds[name])}
              error={tried && isWrong(name) ? text.rangeWrong(...bounds[name]) : null}
            />
          ))}
        </div>
        <ErrorNotice error={save.error} />
        {saved && <Notice look="note" title={text.savedRetention} />}
        <div className="row">
          <ActionButton look="main" type="submit" keys="Ctrl Enter" busy={save.running}>
            {text.save}
          </ActionButton>
          <p className="second">{last === null ? text.never : text.last(clock.full(last.at), last.removed)}</p>
        </div>
      </EnterForm>
    </section>
  )
}
