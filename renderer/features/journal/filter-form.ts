import type { JournalFilter } from '../../../shared/contract/journal.ts'
import { wholeJournal } from '../../../shared/contract/journal.ts'
import { readTypedDate } from '../../../shared/domain/dates.ts'
import { parseMoney } from '../../../shared/domain/money.ts'

export type JournalScope = 'shift' | 'today' | 'all'

/** The filter as it is typed. '' is nothing. */
export type TypedFilter = {
  fromDate: string
  untilDate: string
  shift: string
  operatorId: string
  payeeInn: string
  serviceId: string
  from: string
  until: string
  state: NonNullable<JournalFilter['state']> | ''
  /** Only what is of the client whose card is open. */
  ofClient: boolean
}

export const nothingTyped: TypedFilter = {
  fromDate: '',
  untilDate: '',
  shift: '',
  operatorId: '',
  payeeInn: '',
  serviceId: '',
  from: '',
  until: '',
  state: '',
  ofClient: false,
}

export type WrongField = 'fromDate' | 'untilDate' | 'shift' | 'from' | 'until'

const isEmpty = (text: string): boolean => text.trim() === ''
const readShift = (text: string): number | null => {
  const number = /^\s*(?:№\s*)?(\d{1,9})\s*$/.exec(text)?.[1]
  return number === undefined || Number(number) === 0 ? null : Number(number)
}

/** The first field that can't be read, in the order of the form; null when all can. */
export const wrongField = (typed: TypedFilter): WrongField | null => {
  const fromDate = readTypedDate(typed.fromDate)
  const untilDate = readTypedDate(typed.untilDate)
  const from = parseMoney(typed.from)
  const until = parseMoney(typed.until)
  if (!isEmpty(typed.fromDate) && fromDate === null) return 'fromDate'
  if (!isEmpty(typed.untilDate) && untilDate === null) return 'untilDate'
  if (fromDate !== null && untilDate !== null && fromDate > untilDate) return 'untilDate'
  if (!isEmpty(typed.shift) && readShift(typed.shift) === null) return 'shift'
  if (!isEmpty(typed.from) && from === null) return 'from'
  if (!isEmpty(typed.until) && until === null) return 'until'
  return from !== null && until !== null && from > until ? 'until' : null
}

/** Whether the form says itself which shifts: then neither «this shift» nor «today» does. */
export const namesShifts = ({ fromDate, untilDate, shift }: TypedFilter): boolean =>
  !isEmpty(fromDate) || !isEmpty(untilDate) || !isEmpty(shift)

type Around = { scope: JournalScope; today: string; search: string; grant: string | null }

/** What is asked; fields that can't be read count as empty. */
export const filterOf = (typed: TypedFilter, { scope, today, search, grant }: Around): JournalFilter => {
  const named = namesShifts(typed)
  const day = !named && scope === 'today' ? today : null
  return {
    ...wholeJournal,
    fromDate: readTypedDate(typed.fromDate) ?? day,
    untilDate: readTypedDate(typed.untilDate) ?? day,
    shift: !named && scope === 'shift' ? 'open' : readShift(typed.shift),
    operatorId: typed.operatorId || null,
    payeeInn: typed.payeeInn || null,
    serviceId: typed.serviceId || null,
    fromKopecks: parseMoney(typed.from),
    untilKopecks: parseMoney(typed.until),
    state: typed.state || null,
    grant: typed.ofClient ? grant : null,
    search,
  }
}

/** How many fields say something. */
export const saidCount = (typed: TypedFilter): number =>
  Object.values(typed).filter((value) => (typeof value === 'string' ? !isEmpty(value) : value)).length
