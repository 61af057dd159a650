import type { RegisterOut } from '../../../shared/contract/catalogue-data.ts'
import { searchable } from '../../../shared/domain/searchable.ts'
import { knownTemplates, type OutColumn } from '../../../shared/domain/register-out-template.ts'
import { columnWords } from './register-column-texts.ts'
import { type Choice, linesOf } from './typed-values.ts'

type Template = NonNullable<RegisterOut['template']>

/** How a provider's register of payments is typed; the template's columns one a line: `CLIENTNO: счёт`. */
export type RegisterForm = {
  layout: Choice<RegisterOut['layout']>
  encoding: RegisterOut['encoding']
  cut: 'day' | 'shift'
  fileName: string
  /** What was typed of it stays while another layout is chosen. */
  template: Omit<Template, 'columns'> & { columns: string }
}

const byWord = new Map(Object.entries(columnWords).map(([column, word]) => [searchable(word), column]))

const writeColumns = (columns: Template['columns']): string =>
  columns.map(({ holds, tag }) => (tag === '' ? columnWords[holds] : `${tag} ${columnWords[holds]}`)).join('\n')

/** The last word of a line is its column, what stands before it the tag. A word that nobody knows stays: the check names it. */
const readColumns = (typed: string): Template['columns'] =>
  linesOf(typed).map((line) => {
    const at = line.lastIndexOf(' ')
    const word = searchable(line.slice(at + 1))
    return { holds: (byWord.get(word) ?? word) as OutColumn, tag: line.slice(0, Math.max(0, at)).trim() }
  })

export const toRegisterForm = (registerOut: RegisterOut | null): RegisterForm => {
  const template = registerOut?.template ?? (knownTemplates.sber as Template)
  return {
    layout: registerOut?.layout ?? 'none',
    encoding: registerOut?.encoding ?? 'windows-1251',
    cut: registerOut?.cut ?? 'day',
    fileName: registerOut?.fileName ?? '',
    template: { ...template, columns: writeColumns(template.columns) },
  }
}

export const registerOutOf = ({ layout, encoding, cut, fileName, template }: RegisterForm): RegisterOut | null => {
  if (layout === 'none') return null
  return {
    ...{ layout, encoding },
    ...(cut === 'shift' ? { cut } : {}),
    ...(fileName.trim() === '' ? {} : { fileName: fileName.trim() }),
    ...(layout === 'template'
      ? {
          template: {
            ...template,
            dates: template.dates.trim(),
            times: template.times.trim(),
            header: template.header.trim(),
            footer: template.footer.trim(),
            columns: readColumns(template.columns),
          },
        }
      : {}),
  }
}
