import { useTexts } from '../../i18n/dictionary.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { useDeskClock } from '../../ui/desk-clock.ts'
import { Notice } from '../../ui/notice.tsx'
import { phoneTexts } from './phone-texts.ts'

type Props = { expiresAt: string; onOtherPhone: () => void; onGorod: () => void; onPutAside: () => void }

/** After the second send that failed: three ways out, none of which loses the checked passport. */
export function OtherWays({ expiresAt, onOtherPhone, onGorod, onPutAside }: Props) {
  const text = useTexts(phoneTexts)
  const clock = useDeskClock()
  return (
    <Notice look="ask" title={text.failedTwice}>
      <p>{text.putAsideWhy}</p>
      <div className="row wrap">
        <ActionButton keys="Esc" onClick={onOtherPhone}>
          {text.otherPhone}
        </ActionButton>
        <ActionButton keys="Ctrl G" onClick={onGorod}>
          {text.gorod}
        </ActionButton>
        <ActionButton keys="Ctrl S" onClick={onPutAside}>
          {text.putAside(clock.time(expiresAt))}
        </ActionButton>
      </div>
    </Notice>
  )
}
