import { createContext, useContext } from 'react'

/** The time zone of the desk's city; instants cross in UTC and are shown in it. */
export const DeskTimeZone = createContext('Asia/Yekaterinburg')

export type DeskClock = {
  /** `dd.MM.yyyy` */
  date: (instant: string) => string
  /** `HH:mm` */
  time: (instant: string) => string
  /** `dd.MM.yyyy HH:mm:ss` */
  full: (instant: string) => string
}

/** How instants are written at this desk. */
export function useDeskClock(): DeskClock {
  const timeZone = useContext(DeskTimeZone)
  return deskClock(timeZone)
}

type Formats = { date: Intl.DateTimeFormat; time: Intl.DateTimeFormat; seconds: Intl.DateTimeFormat }

const formats = new Map<string, Formats>()

/** Made when first used: the data of time zones and languages are read then, and the sign-in shows no instant. */
function formatsOf(timeZone: string): Formats {
  const known = formats.get(timeZone)
  if (known !== undefined) return known
  const zone = isZone(timeZone) ? { timeZone } : {}
  const made: Formats = {
    date: new Intl.DateTimeFormat('ru-RU', { day: '2-digit', month: '2-digit', year: 'numeric', ...zone }),
    time: new Intl.DateTimeFormat('ru-RU', { hour: '2-digit', minute: '2-digit', ...zone }),
    seconds: new Intl.DateTimeFormat('ru-RU', { timeStyle: 'medium', ...zone }),
  }
  formats.set(timeZone, made)
  return made
}

const clocks = new Map<string, DeskClock>()

/** The clock of one time zone; an unknown zone (a desk set up on another system) falls back to the machine's. */
export function deskClock(timeZone: string): DeskClock {
  const known = clocks.get(timeZone)
  if (known !== undefined) return known
  const date = (instant: string): string => formatsOf(timeZone).date.format(new Date(instant))
  const clock: DeskClock = {
    date,
    time: (instant) => formatsOf(timeZone).time.format(new Date(instant)),
    full: (instant) => `${date(instant)} ${formatsOf(timeZone).seconds.format(new Date(instant))}`,
  }
  clocks.set(timeZone, clock)
  return clock
}

function isZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('ru-RU', { timeZone })
    return true
  } catch {
    return false
  }
}
