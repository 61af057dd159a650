import type { RegisterLayout } from '../contract/registers.ts'
import { type RegisterColumn, repeatedColumns } from './register-columns.ts'

/**
 * Layouts that providers are known to use (domain.md §4.8), to begin with: `debts` is (c), `accepted` (a), `readings`
 * (b), `dbf` (f).
 */
export const readyLayouts = [
  {
    id: 'debts',
    layout: {
      format: 'text',
      encoding: 'windows-1251',
      separator: ';',
      headerLines: 0,
      footerMark: '',
      debtUnit: 'roubles',
      dates: 'dd.MM.yyyy',
      columns: ['account', 'payer', 'debt'],
      tags: [],
    },
  },
  {
    id: 'accepted',
    layout: {
      format: 'text',
      encoding: 'windows-1251',
      separator: ';',
      headerLines: 0,
      footerMark: '=',
      debtUnit: 'roubles',
      dates: 'dd-MM-yyyy',
      columns: ['skip', 'skip', 'skip', 'skip', 'skip', 'account', 'payer', 'address', 'skip', 'debt'],
      tags: [],
    },
  },
  {
    id: 'readings',
    layout: {
      format: 'text',
      encoding: 'windows-1251',
      separator: ';',
      headerLines: 0,
      footerMark: '',
      debtUnit: 'roubles',
      dates: 'dd/MM/yyyy',
      columns: ['skip', 'skip', 'skip', 'skip', 'debt'],
      tags: [
        { tag: 'CLIENTNO', holds: 'account' },
        { tag: 'CounterVal_', holds: 'meterReading' },
      ],
    },
  },
  {
    id: 'dbf',
    layout: {
      format: 'dbf',
      encoding: 'ibm866',
      debtUnit: 'roubles',
      columns: [
        { name: 'LS', holds: 'account' },
        { name: 'FIO', holds: 'payer' },
        { name: 'ADR', holds: 'address' },
        { name: 'SUMMA', holds: 'debt' },
      ],
    },
  },
] as const satisfies readonly { id: string; layout: RegisterLayout }[]

/** What each column or tag of a layout holds. */
const heldBy = (layout: RegisterLayout): RegisterColumn[] =>
  layout.format === 'text'
    ? [...layout.columns, ...layout.tags.map(({ holds }) => holds)]
    : layout.columns.map(({ holds }) => holds)

export type LayoutProblem =
  | { readonly problem: 'no_account_column' | 'no_debt_column' }
  | { readonly problem: 'column_repeated'; readonly column: RegisterColumn }

/** What keeps a layout from being used; null when nothing does. */
export const layoutProblem = (layout: RegisterLayout): LayoutProblem | null => {
  const held = heldBy(layout)
  if (!held.includes('account')) return { problem: 'no_account_column' }
  if (!held.includes('debt')) return { problem: 'no_debt_column' }
  const column = held.find((of, index) => !repeatedColumns.includes(of) && held.indexOf(of) !== index)
  return column === undefined ? null : { problem: 'column_repeated', column }
}
