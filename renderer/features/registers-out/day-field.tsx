import { useState } from 'react'
import { formatDate, readTypedDate } from '../../../shared/domain/dates.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { TextField } from '../../ui/text-field.tsx'
import styles from './registers-out.module.css'
import { registersOutTexts } from './texts.ts'

type Props = { businessDate: string; onShow: (businessDate: string) => void }

/** Which business day is looked at; Enter shows the one that was typed. */
export function DayField({ businessDate, onShow }: Props) {
  const text = useTexts(registersOutTexts)
  const [typed, setTyped] = useState(formatDate(businessDate))
  const [wrong, setWrong] = useState(false)
  const show = (): void => {
    const date = readTypedDate(typed)
    setWrong(date === null)
    if (date !== null && date !== businessDate) onShow(date)
  }
  return (
    <div className={styles['day']}>
      <TextField
        label={text.day}
        value={typed}
        placeholder={text.dayHint}
        maxLength={10}
        error={wrong ? text.dayWrong : null}
        onChange={(value) => {
          setWrong(false)
          setTyped(value)
        }}
        onLeave={show}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.ctrlKey) show()
        }}
      />
    </div>
  )
}
