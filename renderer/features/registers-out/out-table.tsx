import { useLayoutEffect, useRef } from 'react'
import { byDetails } from '../../../shared/contract/outgoing.ts'
import { formatMoneyPlain } from '../../../shared/domain/money.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useAmounts } from '../../ui/amounts.ts'
import type { OutRow } from './out-rows.ts'
import styles from './registers-out.module.css'
import { registersOutTexts } from './texts.ts'

type Props = { rows: readonly OutRow[]; chosenKey: string | null; onChoose: (key: string) => void }

/** The registers of a day: what is to be made, made, sent. */
export function OutTable({ rows, chosenKey, onChoose }: Props) {
  const text = useTexts(registersOutTexts)
  return (
    <div className={styles['scroll']} tabIndex={0} role="region" aria-label={text.list}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{text.provider}</th>
            <th scope="col">{text.register}</th>
            <th scope="col" className="number">
              {text.lines}
            </th>
            <th scope="col" className="number">
              {text.sum}, ₽
            </th>
            <th scope="col" className="number">
              {text.withheld}, ₽
            </th>
            <th scope="col" className="number">
              {text.transfer}, ₽
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.key} row={row} chosen={row.key === chosenKey} onChoose={() => onChoose(row.key)} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ row, chosen, onChoose }: { row: OutRow; chosen: boolean; onChoose: () => void }) {
  const text = useTexts(registersOutTexts)
  const { count } = useAmounts()
  const line = useRef<HTMLTableRowElement>(null)
  useLayoutEffect(() => {
    if (chosen) line.current?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  const { register } = row
  const { providerId, providerName, layout, encoding, shiftNumber } = register
  const how = [
    text.layouts[layout],
    text.encodings[encoding],
    ...(shiftNumber === null ? [] : [text.shift(shiftNumber)]),
  ]
  const off = row.of === 'made' && (row.register.state === 'replaced' || row.register.state === 'empty')
  return (
    <tr ref={line} aria-selected={chosen} data-off={off || undefined} onClick={onChoose}>
      <td>
        <p className="strong">{providerId === byDetails ? text.byDetails : providerName}</p>
        <p className="second">{how.join(' · ')}</p>
      </td>
      <td>
        <StateOf row={row} />
      </td>
      <td className="number">{count(register.lineCount)}</td>
      <td className="number">{formatMoneyPlain(register.sumKopecks)}</td>
      <td className="number">{register.commissionKopecks === 0 ? '' : formatMoneyPlain(register.commissionKopecks)}</td>
      <td className="number strong">{formatMoneyPlain(register.transferKopecks)}</td>
    </tr>
  )
}

function StateOf({ row }: { row: OutRow }) {
  const text = useTexts(registersOutTexts)
  if (row.of === 'waiting') return <p className={styles['ask']}>{text.notMade}</p>
  const { number, replacesNumber, state } = row.register
  return (
    <>
      <p className="nowrap">
        {text.number(number)}
        {replacesNumber !== null && <span className="second"> {text.inPlaceOf(replacesNumber)}</span>}
      </p>
      <p className={`second ${state === 'stale' ? styles['ask'] : ''}`}>{text.states[state]}</p>
    </>
  )
}
