import type { RegistrationView } from '../../../shared/contract/registration.ts'
import { documentMasked } from '../../../shared/domain/document-kinds.ts'
import type { Mrz } from '../../../shared/domain/mrz.ts'
import { shortName } from '../../../shared/domain/person-name.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { useScanned } from './scanned-store.ts'
import { scannedTexts } from '../../ui/scanned-texts.ts'
import { useBeginWithScanned } from './use-incoming-mrz.ts'

/** What there is to say of a passport that was scanned and did not simply fill the fields. */
export function ScannedNotice({ view }: { view: RegistrationView | null }) {
  const text = useTexts(scannedTexts)
  const scanned = useScanned((state) => state.scanned)
  switch (scanned?.kind) {
    case undefined:
      return null
    case 'unread':
      return (
        <Notice look="ask" title={text.unread[scanned.why.reason].what(scanned.why)}>
          <p>{text.unread[scanned.why.reason].todo}</p>
        </Notice>
      )
    case 'same':
      return (
        <Notice look="note" title={text.same}>
          <p>{text.sameTodo}</p>
        </Notice>
      )
    case 'other':
      return <OtherPassport mrz={scanned.mrz} view={view} />
  }
}

/** Nothing of another registration is written over: the operator says which of the two it is. */
function OtherPassport({ mrz, view }: { mrz: Mrz; view: RegistrationView | null }) {
  const text = useTexts(scannedTexts)
  const { begin, leave } = useBeginWithScanned()
  const keep = (): void => useScanned.getState().say(null)
  const who = view?.holder?.shortName ?? view?.typed.lastName.trim() ?? ''
  return (
    <Dialog title={text.otherTitle} onClose={keep} closeLabel={text.otherKeep}>
      <div className="stack">
        <p className="strong">{text.otherScanned(shortName(mrz), documentMasked({ kind: 'passport_rf', ...mrz }))}</p>
        <p>{text.otherWhy(who)}</p>
        <ErrorNotice error={leave.error} />
        <div className="row">
          <ActionButton look="main" keys="Enter" autoFocus onClick={keep}>
            {text.otherKeep}
          </ActionButton>
          <ActionButton look="danger" busy={leave.running} onClick={() => void begin(mrz)}>
            {text.otherBegin}
          </ActionButton>
        </div>
      </div>
    </Dialog>
  )
}
