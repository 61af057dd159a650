import { formatDate } from '../../../shared/domain/dates.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { journalTexts } from './texts.ts'
import type { JournalPages } from './use-journal-pages.ts'

/** A long look back: how far it is, and the way to stop it. */
export function LookingNotice({ journal }: { journal: JournalPages }) {
  const text = useTexts(journalTexts)
  const { lookingBackTo, indexing, stop } = journal
  useShortcuts(lookingBackTo === null ? [] : [{ hotkey: 'alt+S', keys: 'Alt S', label: text.stop, run: stop }])
  if (lookingBackTo === null && indexing === null) return null
  return (
    <div className="row">
      <p className="second" role="status">
        {indexing === null
          ? text.looking(formatDate(lookingBackTo ?? ''))
          : text.indexing(indexing.done, indexing.total)}
      </p>
      {lookingBackTo !== null && (
        <ActionButton keys="Alt S" onClick={stop}>
          {text.stop}
        </ActionButton>
      )}
    </div>
  )
}
