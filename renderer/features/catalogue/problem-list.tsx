import type { OutputOf } from '../../../shared/contract/define.ts'
import type { CatalogueComparison, chooseCatalogueFile } from '../../../shared/contract/catalogue.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useDeskClock } from '../../ui/desk-clock.ts'
import { Notice } from '../../ui/notice.tsx'
import styles from './catalogue.module.css'
import { differenceTexts, tellProblem } from './difference-texts.ts'
import { kindOf, labelOf } from './differences.ts'
import { fieldTexts } from './field-texts.ts'

type Problems = NonNullable<OutputOf<typeof chooseCatalogueFile>>['problems']

/** What is wrong, each with its place as the file writes it and as a person says it. */
export function ProblemList({ problems, title, todo }: { problems: Problems; title?: string; todo?: string }) {
  const text = useTexts(differenceTexts)
  const fields = useTexts(fieldTexts)
  if (problems.length === 0) return null
  return (
    <>
      <Notice look="stop" title={title ?? text.wrong}>
        {todo !== undefined && <p>{todo}</p>}
      </Notice>
      <ul className={styles['problems']} aria-label={title ?? text.wrong} tabIndex={0}>
        {problems.map(({ path, code, detail }) => (
          <li key={`${path} ${code}`}>
            <p>
              <strong>{placeText(fields, path)}</strong> {tellProblem(text, kindOf(path), { code, detail })}
            </p>
            {path.startsWith('providers') && <code>{path}</code>}
          </li>
        ))}
      </ul>
    </>
  )
}

/** `providers.3.services.0.account.mask` → «поставщик 4 · услуга 1 · Маска»: people count from one. */
function placeText(fields: (typeof fieldTexts)['ru'], path: string): string {
  const [, provider, rest = path] = /^providers\.(\d+)\.?(.*)$/.exec(path) ?? []
  const serviceName = (index: string): string => fields.service(Number(index) + 1)
  const said = [
    ...(provider === undefined ? [] : [fields.provider(Number(provider) + 1)]),
    ...(rest === '' ? [] : [labelOf(fields, rest, serviceName)]),
  ].join(' · ')
  return said === '' ? '' : `${said}.`
}

/** A version that is awaited says something else of the same provider. */
export function Overridden({ by }: { by: NonNullable<CatalogueComparison['overriddenBy']> }) {
  const text = useTexts(differenceTexts)
  const clock = useDeskClock()
  return (
    <Notice look="ask" title={text.overridden(by.version, clock.date(by.validFrom))}>
      <p>{text.overriddenWhy}</p>
    </Notice>
  )
}
