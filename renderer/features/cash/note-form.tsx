import { type MadeOrder, refuseNote } from '../../../shared/contract/cash-orders.ts'
import type { CashSettings } from '../../../shared/contract/cash.ts'
import { noteFaults, noteOutcomes } from '../../../shared/domain/cash-orders.ts'
import { formatMoneyPlain } from '../../../shared/domain/money.ts'
import { useCommand } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { EnterForm } from '../../ui/enter-form.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { actTexts } from './act-texts.ts'
import { useCashDraft } from './cash-store.ts'
import styles from './cash.module.css'

type Props = { settings: CashSettings; onDone: (made: MadeOrder) => void; onBack: () => void }

/** A damaged or doubtful note: what it is, what is wrong with it, what became of it. No money moves. */
export function NoteForm({ settings, onDone, onBack }: Props) {
  const text = useTexts(actTexts)
  const draft = useCashDraft('note', null)
  const command = useCommand(refuseNote)
  const { fields } = draft
  const denomination = fields['denomination'] ?? settings.denominations[0]?.id ?? ''
  const fault = noteFaults.find((one) => one === fields['fault']) ?? noteFaults[0]
  // What may be forged is not given back, unless the cashier says so.
  const usual = fault === 'no_security_features' || fault === 'altered' ? 'kept' : 'given_back'
  const outcome = noteOutcomes.find((one) => one === fields['outcome']) ?? usual
  const serial = (fields['serial'] ?? '').trim()

  const record = (): void => {
    void command.run({ denomination, serial: serial === '' ? null : serial, fault, outcome }).then((answer) => {
      if (!answer.ok) return
      draft.forget()
      onDone(answer.value)
    })
  }
  const back = (): void => {
    if (!command.running) onBack()
  }
  useShortcuts([
    { hotkey: null, keys: 'Ctrl Enter', label: text.mains.note },
    { hotkey: 'Escape', keys: 'Esc', label: text.back, run: back },
  ])
  return (
    <Screen title={text.titles.note} about={text.abouts.note}>
      <section className={styles['form']}>
        <EnterForm onSubmit={record}>
          <SelectField
            label={text.denomination}
            value={denomination}
            autoFocus
            options={settings.denominations.map(({ id, form, faceKopecks }) => {
              const face = `${formatMoneyPlain(faceKopecks)} ₽`
              return { value: id, label: form === 'coin' ? text.coin(face) : face }
            })}
            onChange={(value) => draft.type({ denomination: value })}
          />
          <TextField
            label={text.serial}
            value={fields['serial'] ?? ''}
            maxLength={20}
            hint={text.serialHint}
            onChange={(value) => draft.type({ serial: value })}
          />
          <SelectField
            label={text.fault}
            value={fault}
            options={noteFaults.map((value) => ({ value, label: text.faults[value] }))}
            onChange={(value) => draft.type({ fault: value })}
          />
          <SelectField
            label={text.outcome}
            value={outcome}
            options={noteOutcomes.map((value) => ({ value, label: text.outcomes[value] }))}
            onChange={(value) => draft.type({ outcome: value })}
          />
          <p className="muted">{text.noteWhy}</p>
          <ErrorNotice error={command.error} />
          <div className="row wrap">
            <ActionButton look="main" size="large" type="submit" keys="Ctrl Enter" busy={command.running}>
              {text.mains.note}
            </ActionButton>
            <ActionButton size="large" keys="Esc" onClick={back}>
              {text.back}
            </ActionButton>
          </div>
        </EnterForm>
      </section>
    </Screen>
  )
}
