import { useTexts } from '../../i18n/dictionary.ts'
import { roleNames } from '../../i18n/role-names.ts'
import { useDeskClock } from '../../ui/desk-clock.ts'
import type { Operator } from './operator.ts'
import styles from './operators.module.css'
import { operatorTexts } from './texts.ts'

type Props = { operators: readonly Operator[]; chosenId: string | null; onChoose: (id: string) => void }

export function OperatorsTable({ operators, chosenId, onChoose }: Props) {
  const text = useTexts(operatorTexts)
  const roles = useTexts(roleNames)
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">{text.name}</th>
          <th scope="col">{text.login}</th>
          <th scope="col">{text.role}</th>
          <th scope="col">{text.state}</th>
        </tr>
      </thead>
      <tbody>
        {operators.map((operator) => (
          <tr
            key={operator.id}
            className={styles['row']}
            aria-selected={operator.id === chosenId}
            data-off={operator.disabled || undefined}
            onClick={() => onChoose(operator.id)}
          >
            <td className="strong">{operator.name}</td>
            <td>{operator.login}</td>
            <td>{roles[operator.role]}</td>
            <td>
              <OperatorState operator={operator} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function OperatorState({ operator }: { operator: Operator }) {
  const text = useTexts(operatorTexts)
  const clock = useDeskClock()
  if (operator.disabled) return text.disabled
  if (operator.lockedUntil !== null)
    return <span className={styles['ask']}>{text.lockedUntil(clock.time(operator.lockedUntil))}</span>
  return operator.mustChangePassword ? `${text.active}, ${text.mustChange}` : text.active
}
