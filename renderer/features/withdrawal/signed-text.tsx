import { getSignedText } from '../../../shared/contract/consents.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { PaperSheet } from '../../ui/paper-desk.tsx'
import { withdrawalTexts } from './texts.ts'

type Props = { kind: 'consent' | 'advertising_consent'; version: string; onClose: () => void }

/** The words that the client signed, whatever the text in force is now. */
export function SignedText({ kind, version, onClose }: Props) {
  const text = useTexts(withdrawalTexts)
  const { value, error } = useQuery(getSignedText, { kind, version })
  return (
    <Dialog title={text.signedText} onClose={onClose} width={560} closeLabel={text.back}>
      <ErrorNotice error={error} />
      {value != null && <PaperSheet paper={value} />}
    </Dialog>
  )
}
