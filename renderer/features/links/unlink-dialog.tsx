import type { ClientCard } from '../../../shared/contract/clients.ts'
import { unlinkService } from '../../../shared/contract/links.ts'
import { useCommand } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { linkTexts } from './texts.ts'

type Props = { link: ClientCard['links'][number]; grant: string; onClose: () => void; onUnlinked: () => void }

/** Asks before a service is unlinked. */
export function UnlinkDialog({ link, grant, onClose, onUnlinked }: Props) {
  const text = useTexts(linkTexts)
  const { run, running, error } = useCommand(unlinkService)
  const unlink = (): void =>
    void run({ grant, linkId: link.linkId }).then((answer) => {
      if (answer.ok) onUnlinked()
    })
  return (
    <Dialog title={text.unlinkTitle} onClose={onClose} closeLabel={text.keep}>
      <div className="stack">
        <p>
          <strong>{link.serviceName}</strong> · {link.providerName}
          <br />
          <span className="muted">
            {text.accountShort(link.account)}
            {link.address !== '' && ` · ${link.address}`}
          </span>
        </p>
        <p className="muted">{text.unlinkWhy}</p>
        <ErrorNotice error={error} />
        <div className="row">
          <ActionButton look="main" keys="Enter" autoFocus busy={running} onClick={unlink}>
            {text.unlink}
          </ActionButton>
          <ActionButton keys="Esc" onClick={onClose}>
            {text.keep}
          </ActionButton>
        </div>
      </div>
    </Dialog>
  )
}
