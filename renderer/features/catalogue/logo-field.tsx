import { useRef, useState } from 'react'
import { catalogueProvider } from '../../../shared/contract/catalogue-data.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import styles from './form.module.css'
import { useCatalogue } from './catalogue-store.ts'
import { fieldTexts } from './field-texts.ts'
import { formTexts } from './form-texts.ts'

/** The provider's sign, read in the window: it goes into the catalogue itself. */
export function LogoField({ logo }: { logo: string }) {
  const text = useTexts(formTexts)
  const { names } = useTexts(fieldTexts)
  const put = useCatalogue((state) => state.put)
  const chooser = useRef<HTMLInputElement>(null)
  const [wrong, setWrong] = useState(false)
  const choose = (file: File | undefined): void => {
    if (file === undefined) return
    const reader = new FileReader()
    reader.onload = () => {
      const read = catalogueProvider.shape.logo.safeParse(reader.result)
      setWrong(!read.success)
      if (read.success) put({ logo: read.data })
    }
    reader.readAsDataURL(file)
  }
  return (
    <div className={styles['logoField']}>
      <input
        ref={chooser}
        type="file"
        hidden
        // Enter walks past it: the button opens it.
        data-aside
        accept="image/png,image/svg+xml"
        aria-label={names['logo']}
        onChange={(event) => {
          choose(event.currentTarget.files?.[0])
          // The same file may be chosen again after it was changed.
          event.currentTarget.value = ''
        }}
      />
      <div className="row">
        {logo !== '' && <img className={styles['logo']} src={logo} alt={names['logo']} />}
        <ActionButton onClick={() => chooser.current?.click()}>{text.logoChoose}</ActionButton>
        {logo !== '' && <ActionButton onClick={() => put({ logo: '' })}>{text.logoRemove}</ActionButton>}
        <span className="second">{text.logoHint}</span>
      </div>
      {wrong && (
        <p className={styles['wrong']} role="alert">
          {text.logoWrong}
        </p>
      )}
    </div>
  )
}
