import { Copy } from 'lucide-react'
import { useRef, useState } from 'react'
import { dictionary, useTexts } from '../i18n/dictionary.ts'
import styles from './copy-code.module.css'

const texts = dictionary(
  { code: 'Код', copy: 'Скопировать', copied: 'Скопировано' },
  { code: 'Code', copy: 'Copy', copied: 'Copied' },
)

/** A code for support, or another text said by its label, that can be selected and copied. */
export function CopyCode({ code, label }: { code: string; label?: string }) {
  const text = useTexts(texts)
  const [copied, setCopied] = useState(false)
  const shown = useRef<HTMLElement>(null)
  // The clipboard API needs a permission, which the desk grants to nobody; a selection does not.
  const copy = (): void => {
    const selection = getSelection()
    if (shown.current === null || selection === null) return
    selection.selectAllChildren(shown.current)
    setCopied(document.execCommand('copy'))
  }
  return (
    <span className={styles['line']}>
      {label ?? text.code}:{' '}
      <code ref={shown} className={styles['code']}>
        {code}
      </code>
      <button type="button" className={styles['copy']} onClick={copy}>
        <Copy size={12} aria-hidden="true" /> <span role="status">{copied ? text.copied : text.copy}</span>
      </button>
    </span>
  )
}
