import { useState } from 'react'
import type { RegisterLayout } from '../../../shared/contract/registers.ts'
import { layoutProblem } from '../../../shared/domain/register-layouts.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { useAmounts } from '../../ui/amounts.ts'
import { EnterForm } from '../../ui/enter-form.tsx'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { useSentences } from '../../ui/sentences-context.ts'
import { LayoutFields } from './layout-fields.tsx'
import { layoutTexts } from './layout-texts.ts'
import { LoadDialog } from './load-dialog.tsx'
import { countRead } from './preview-cell.ts'
import styles from './preview.module.css'
import { PreviewTable } from './preview-table.tsx'
import { ProposedReading } from './proposed-reading.tsx'
import { type LayoutDraft, useRegisters } from './registers-store.ts'
import { type Preview, usePreview } from './use-preview.ts'

/** How the chosen file is read: every change is seen at once in its first rows. */
export function LayoutStep({ draft }: { draft: LayoutDraft }) {
  const text = useTexts(layoutTexts)
  const { byCode } = useSentences()
  const { size } = useAmounts()
  const { change, back } = useRegisters()
  const { service, file, layout } = draft
  const changeLayout = (next: RegisterLayout): void => change({ layout: next })
  const preview = usePreview(service.serviceId, layout)
  const [dated, setDated] = useState(false)
  const problem = layoutProblem(layout)
  const told = problem === null ? null : byCode(`registers.${problem.problem}`)
  const isKnown = file.layoutFrom === 'catalogue'
  const submit = (): void => {
    if (problem === null && preview.error === null) setDated(true)
    else document.querySelector<HTMLElement>('thead select')?.focus()
  }
  useShortcuts([
    { hotkey: 'mod+Enter', keys: 'Ctrl Enter', label: text.next, run: submit },
    { hotkey: null, keys: '← / →', label: text.keyColumn },
    { hotkey: null, keys: '↑ / ↓', label: text.keyHolds },
    { hotkey: 'Escape', keys: 'Esc', label: text.back, run: back },
  ])
  return (
    <Screen title={text.title} about={text.of(service.serviceName, file.fileName, size(file.bytes))}>
      <div className={styles['layout']}>
        <EnterForm onSubmit={submit}>
          <LayoutFields layout={layout} preview={preview.value} onChange={changeLayout} />
          <ErrorNotice error={preview.error} />
          {told !== null && (
            <Notice look="ask" title={told.what}>
              <p>{told.todo}</p>
            </Notice>
          )}
          {preview.value !== null && (
            <>
              <ProposedReading layout={layout} proposed={preview.value.proposed} onChange={changeLayout} />
              <PreviewTable layout={layout} preview={preview.value} autoFocus={!isKnown} onChange={changeLayout} />
              {problem === null && <Verdict preview={preview.value} from={file.layoutFrom} />}
            </>
          )}
          <div className="row">
            <ActionButton look="main" type="submit" keys="Ctrl Enter" autoFocus={isKnown}>
              {text.next}
            </ActionButton>
            <ActionButton keys="Esc" onClick={back}>
              {text.back}
            </ActionButton>
          </div>
        </EnterForm>
      </div>
      {dated && <LoadDialog draft={draft} onClose={() => setDated(false)} />}
    </Screen>
  )
}

/** What came of the first rows, in one sentence; where the layout comes from while it has not been touched. */
function Verdict({ preview, from }: { preview: Preview; from: LayoutDraft['file']['layoutFrom'] }) {
  const text = useTexts(layoutTexts)
  const { count } = useAmounts()
  const { rows, read } = countRead(preview.rows)
  if (rows === 0 || read === 0) return <Notice look="ask" title={rows === 0 ? text.noRows : text.nothingRead} />
  return (
    <p role="status">
      {read === rows ? text.allRead(count(rows)) : text.someRead(count(read), count(rows))}{' '}
      <span className="muted">{from === 'catalogue' ? text.fromCatalogue : text.guessed}</span>
    </p>
  )
}
