import { useDeskClock } from './desk-clock.ts'

/** Today at this desk, `YYYY-MM-DD`, at the moment of asking. */
export function useDeskToday(): () => string {
  const clock = useDeskClock()
  return () => {
    const [day, month, year] = clock.date(new Date().toISOString()).split('.')
    return `${year}-${month}-${day}`
  }
}
