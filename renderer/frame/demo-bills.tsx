import { type ReactNode, useState } from 'react'
import { makeDemoBills } from '../../shared/contract/desk.ts'
import { useAction } from '../api/use-command.ts'
import { dictionary, useTexts } from '../i18n/dictionary.ts'
import { useLanguage } from '../i18n/language.ts'
import { type PluralForms, plural } from '../i18n/plural.ts'
import { CopyCode } from '../ui/copy-code.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ErrorNotice } from '../ui/notice.tsx'
import { useSession } from '../ui/session-context.ts'
import type { PaletteAction } from './find-actions.ts'

const texts = dictionary(
  {
    label: 'Листы с демо-квитанциями (PDF)',
    words: 'демо квитанции листы печать qr сканер pdf demo bills sheet print',
    file: 'Файл',
    making: 'Готовлю листы…',
    made: (bills: string) => `Готово: ${bills} с QR-кодами.`,
    todo: 'Откройте файл, напечатайте и сканируйте с листа.',
    bills: { one: 'квитанция', few: 'квитанции', many: 'квитанций', other: 'квитанции' } as PluralForms,
  },
  {
    label: 'Sheets of demo bills (PDF)',
    words: 'демо квитанции листы печать qr сканер pdf demo bills sheet print',
    file: 'File',
    making: 'Making the sheets…',
    made: (bills: string) => `Made: ${bills} with QR codes.`,
    todo: 'Open the file, print it and scan from the sheet.',
    bills: { one: 'bill', other: 'bills' } as PluralForms,
  },
)

/** On a demo desk: bills to print and to play with a real scanner. None on a real one. */
export function useDemoBills(): { actions: PaletteAction[]; shown: ReactNode } {
  const text = useTexts(texts)
  const language = useLanguage()
  const { desk } = useSession()
  const bills = useAction(makeDemoBills)
  const [made, setMade] = useState<{ file: string; bills: number } | null>(null)
  const close = (): void => {
    setMade(null)
    bills.clear()
  }
  const run = (): void =>
    void bills.run({}).then((answer) => {
      if (answer.ok) setMade(answer.value)
    })
  if (desk.kind !== 'demo') return { actions: [], shown: null }
  const isOpen = made !== null || bills.running || bills.error !== null
  return {
    actions: [{ id: 'demo-bills', label: text.label, words: text.words, keys: null, run }],
    shown: isOpen ? (
      <Dialog title={text.label} onClose={close} width={640}>
        <div className="stack">
          <ErrorNotice error={bills.error} />
          {bills.running && <p role="status">{text.making}</p>}
          {made !== null && (
            <>
              <p className="strong">{text.made(plural(language, made.bills, text.bills))}</p>
              <p>{text.todo}</p>
              <CopyCode code={made.file} label={text.file} />
            </>
          )}
        </div>
      </Dialog>
    ) : null,
  }
}
