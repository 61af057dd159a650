import type { ClientCard } from '../../shared/contract/clients.ts'
import { dictionary, useTexts } from '../i18n/dictionary.ts'
import { useDeskClock } from './desk-clock.ts'
import styles from './number-line.module.css'

type CardNumber = ClientCard['numbers'][number]
type Kind = CardNumber['kind']
type State = CardNumber['state']

const texts = dictionary(
  {
    kind: { mobile: 'телефон', gorod: 'номер «Город»', gosuslugi: 'Госуслуги' } as Record<Kind, string>,
    state: {
      unconfirmed: 'не подтверждён',
      confirmed: 'действует',
      blocked: 'заблокирован',
      revoked: 'отозван',
    } as Record<State, string>,
    issued: (kind: Kind, date: string) => (kind === 'gosuslugi' ? `записан ${date}` : `выдан ${date}`),
  },
  {
    kind: { mobile: 'phone', gorod: '“Gorod” number', gosuslugi: 'Gosuslugi' } as Record<Kind, string>,
    state: {
      unconfirmed: 'not confirmed',
      confirmed: 'active',
      blocked: 'blocked',
      revoked: 'revoked',
    } as Record<State, string>,
    issued: (kind: Kind, date: string) => (kind === 'gosuslugi' ? `recorded ${date}` : `issued ${date}`),
  },
)

/** A client's number wherever they are listed: what it is, since when, in what state, and what is wrong with it. */
export function NumberLine({ number, problem = null }: { number: CardNumber; problem?: string | null }) {
  const text = useTexts(texts)
  const clock = useDeskClock()
  return (
    <>
      <span className="grow">
        <strong className="nowrap">{number.shown}</strong>{' '}
        <span className="second">
          {text.kind[number.kind]} · {text.issued(number.kind, clock.date(number.issuedAt))}
        </span>
      </span>
      {problem !== null && (
        <span className={styles['state']} data-state="blocked">
          {problem}
        </span>
      )}
      <span className={styles['state']} data-state={number.state}>
        {text.state[number.state]}
      </span>
    </>
  )
}
