import { useState } from 'react'
import { previewPaper } from '../../../shared/contract/consents.ts'
import { useQuery } from '../../api/use-query.ts'
import { dictionary, useTexts } from '../../i18n/dictionary.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { PaperSheet } from '../../ui/paper-desk.tsx'
import { Segments } from '../../ui/segments.tsx'

const texts = dictionary(
  {
    title: 'Бумаги до печати',
    which: 'Бумага',
    papers: { consent: 'Согласие', application: 'Заявление', advertising_consent: 'Реклама' },
    back: 'Назад',
  },
  {
    title: 'Papers before they are printed',
    which: 'Paper',
    papers: { consent: 'Consent', application: 'Application', advertising_consent: 'Advertising' },
    back: 'Back',
  },
)
const papers = ['consent', 'application', 'advertising_consent'] as const

/** What the client will be given to sign, as it will come out of the printer. */
export function ConsentPreview({ registrationId, onClose }: { registrationId: string; onClose: () => void }) {
  const text = useTexts(texts)
  const [paper, setPaper] = useState<(typeof papers)[number]>('consent')
  const { value, error } = useQuery(previewPaper, { registrationId, paper })
  return (
    <Dialog title={text.title} onClose={onClose} closeLabel={text.back}>
      <div className="stack tight">
        <Segments
          label={text.which}
          value={paper}
          options={papers.map((one) => ({ value: one, label: text.papers[one] }))}
          onChange={setPaper}
          grow
          autoFocus
        />
        <ErrorNotice error={error} />
        {value != null && <PaperSheet paper={value} />}
      </div>
    </Dialog>
  )
}
