import type { Ref } from 'react'
import type { OutputOf } from '../../../shared/contract/define.ts'
import type { getClosing } from '../../../shared/contract/shift.ts'
import { formatMoney } from '../../../shared/domain/money.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { DifferenceNotice } from './difference-notice.tsx'
import styles from './shift.module.css'
import { shiftTexts } from './texts.ts'

export type Closing = NonNullable<OutputOf<typeof getClosing>>

/** To whom the drawer goes, and who answers for what is open; null: nobody, and the one who closes. */
export type CloseChoice = { handOverTo: string | null; takenOverBy: string | null }

type Props = {
  closing: Closing
  counted: NonNullable<Closing['counted']>
  reason: string
  onReason: (reason: string) => void
  reasonMissing: boolean
  reasonField: Ref<HTMLInputElement>
  choice: CloseChoice
  onChoice: (choice: CloseChoice) => void
}

/** What closing asks beside the count: why it differs, who takes the drawer, who takes over what is open. */
export function CloseForm(props: Props) {
  const { closing, counted, choice, onChoice } = props
  const text = useTexts(shiftTexts)
  const others = closing.operators.filter(({ own }) => !own).map(({ id, name }) => ({ value: id, label: name }))
  return (
    <>
      <DifferenceNotice differenceKopecks={counted.differenceKopecks}>
        <p>{text.differs(formatMoney(counted.expectedKopecks), formatMoney(counted.countedKopecks))}</p>
      </DifferenceNotice>
      {counted.differenceKopecks !== 0 && (
        <TextField
          ref={props.reasonField}
          label={text.reason}
          value={props.reason}
          onChange={props.onReason}
          maxLength={300}
          autoFocus
          hint={text.reasonHint}
          error={props.reasonMissing ? text.reasonNeeded : null}
        />
      )}
      <div className={styles['choices']}>
        <SelectField
          label={text.handOver}
          value={choice.handOverTo ?? ''}
          options={[{ value: '', label: text.handOverNobody }, ...others]}
          onChange={(id) => onChoice({ ...choice, handOverTo: id === '' ? null : id })}
        />
        {closing.open.length > 0 && (
          <SelectField
            label={text.takenOver}
            value={choice.takenOverBy ?? ''}
            options={[{ value: '', label: text.takenOverOwn }, ...others]}
            onChange={(id) => onChoice({ ...choice, takenOverBy: id === '' ? null : id })}
          />
        )}
      </div>
    </>
  )
}
