import { useState } from 'react'
import { useTexts } from '../../i18n/dictionary.ts'
import { Notice as NoticeBlock } from '../../ui/notice.tsx'
import { codeTexts } from './code-texts.ts'
import { type Line, typedLine } from './line.ts'
import { LineDialog } from './line-dialog.tsx'
import type { Notice } from './notice.ts'
import { newLineKey } from './payment-store.ts'
import { ServiceDialog } from './service-dialog.tsx'

type Props = { notice: Extract<Notice, { kind: 'unknown_code' }>; onLine: (line: Line) => void; onClose: () => void }

/** A linear code that no pattern of the catalogue knows stands in the search box: the cashier says whose it is. */
export function UnknownCode({ notice, onLine, onClose }: Props) {
  const text = useTexts(codeTexts)
  const [line, setLine] = useState<Line | null>(null)
  if (line !== null) return <LineDialog line={line} onDone={onLine} onClose={onClose} />
  return (
    <ServiceDialog
      searched={notice.code}
      onClose={onClose}
      onChoose={(payee, account) =>
        setLine({ ...typedLine(payee, newLineKey()), account, origin: account === '' ? 'typed' : notice.origin })
      }
    >
      <NoticeBlock look="ask" title={text.unknown(notice.code)}>
        <p>{text.unknownTodo}</p>
      </NoticeBlock>
    </ServiceDialog>
  )
}
