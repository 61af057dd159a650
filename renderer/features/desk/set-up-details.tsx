import { useTexts } from '../../i18n/dictionary.ts'
import { TextField } from '../../ui/text-field.tsx'
import styles from './set-up.module.css'
import type { DetailsField } from './set-up-form.ts'
import { type StepProps, StepForm, useSaid } from './set-up-step.tsx'
import { setUpTexts } from './set-up-texts.ts'

/** Step 1: what stands on every receipt. */
export function DetailsStep(props: StepProps) {
  const { form, onChange } = props
  const text = useTexts(setUpTexts)
  const said = useSaid(form)
  const field = (name: DetailsField, maxLength: number, message = '') => ({
    name,
    maxLength,
    value: form.details[name],
    error: said.messageOf(name, message),
    onLeave: () => said.leave(name),
    onChange: (value: string) => onChange({ ...form, details: { ...form.details, [name]: value } }),
  })
  return (
    <StepForm {...props} step="details" onTry={said.sayAll}>
      <p className="muted">{text.detailsWhy}</p>
      <div className={styles['grid']}>
        <div data-wide>
          <TextField
            {...field('bankName', 160, text.needed(text.bankNameHint))}
            label={text.bankName}
            hint={text.bankNameHint}
            autoFocus
          />
        </div>
        <TextField
          {...field('bankBic', 9, text.bankBicBad)}
          label={text.bankBic}
          hint={text.bankBicHint}
          inputMode="numeric"
        />
        <TextField
          {...field('officeName', 80, text.needed(text.officeNameHint))}
          label={text.officeName}
          hint={text.officeNameHint}
        />
        <TextField {...field('officeAddress', 160)} label={text.officeAddress} hint={text.officeAddressHint} />
        <TextField
          {...field('deskNumber', 4, text.deskNumberHint)}
          label={text.deskNumber}
          hint={text.deskNumberHint}
          inputMode="numeric"
        />
        <TextField {...field('supportPhone', 40)} label={text.supportPhone} hint={text.supportPhoneHint} />
        <TextField {...field('bankLicence', 20)} label={text.bankLicence} hint={text.bankLicenceHint} />
        <TextField
          {...field('cityTimeZone', 60, text.timeZoneBad)}
          label={text.cityTimeZone}
          hint={text.timeZoneHint}
        />
      </div>
    </StepForm>
  )
}
