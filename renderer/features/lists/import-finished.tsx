import type { ListsView } from '../../../shared/contract/lists.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useLanguage } from '../../i18n/language.ts'
import { plural } from '../../i18n/plural.ts'
import { useAmounts } from '../../ui/amounts.ts'
import { Notice } from '../../ui/notice.tsx'
import { useSentences } from '../../ui/sentences-context.ts'
import styles from './lists.module.css'
import { listTexts } from './texts.ts'

type Finished = NonNullable<ListsView['finished']>

/** What came of the last import. */
export function ImportFinished({ finished }: { finished: Finished }) {
  const text = useTexts(listTexts)
  const language = useLanguage()
  const { byCode } = useSentences()
  const { count } = useAmounts()
  const { failure, report, fileName } = finished
  if (failure !== null || report === null) {
    const told = byCode(`lists.${failure ?? 'failed'}`)
    return (
      <Notice look={failure === 'cancelled' ? 'note' : 'ask'} title={told.what}>
        <p>{told.todo}</p>
      </Notice>
    )
  }
  const entries = plural(language, report.entries, text.entries).replace(/^\d+/, count(report.entries))
  return (
    <Notice look="note" title={text.done(fileName)}>
      <p>{text.doneWhy(entries, count(report.duplicates), count(report.brokenRows))}</p>
      {report.examples.length > 0 && (
        <>
          <p className="second">{text.examples}</p>
          <dl className={styles['examples']}>
            {report.examples.map(({ line, shape }) => (
              <Example key={line} label={text.line(line)} shape={shape} />
            ))}
          </dl>
        </>
      )}
    </Notice>
  )
}

function Example({ label, shape }: { label: string; shape: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{shape}</dd>
    </>
  )
}
