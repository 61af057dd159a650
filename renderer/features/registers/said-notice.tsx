import type { RegistersView } from '../../../shared/contract/registers.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { Notice } from '../../ui/notice.tsx'
import { useSentences } from '../../ui/sentences-context.ts'
import type { Said } from './registers-store.ts'
import { registerTexts } from './texts.ts'

/** What the person has just done. */
export function SaidNotice({ said }: { said: Said | null }) {
  const text = useTexts(registerTexts)
  if (said === null) return null
  const [title, why] =
    said.kind === 'taken'
      ? [text.taken(said.serviceName), text.takenWhy]
      : said.kind === 'saved'
        ? [text.saved(said.fileName), text.savedWhy]
        : [text.discarded, text.discardedWhy]
  return (
    <Notice look="note" title={title}>
      <p>{why}</p>
    </Notice>
  )
}

/** How the last import ended when nothing came of it: the former register stands. */
export function Failed({ failed }: { failed: RegistersView['failed'] }) {
  const { byCode } = useSentences()
  if (failed === null) return null
  const told = byCode(`registers.${failed.failure}`)
  const about = [failed.serviceName, failed.fileName].filter((part) => part !== '').join(' · ')
  return (
    <Notice look={failed.failure === 'cancelled' ? 'note' : 'ask'} title={told.what}>
      <p>{about}</p>
      <p>{told.todo}</p>
    </Notice>
  )
}
