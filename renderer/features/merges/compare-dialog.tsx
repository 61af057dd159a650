import { useState } from 'react'
import type { OutputOf } from '../../../shared/contract/define.ts'
import { compareClients, mergeClients, type MergeReason, mergeReasons } from '../../../shared/contract/merges.ts'
import { useCommand } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useMoneyConfirm } from '../../keys/use-money-confirm.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import styles from './merges.module.css'
import { mergeTexts } from './texts.ts'

type Compared = Extract<OutputOf<typeof compareClients>, { outcome: 'compared' }>
type Props = { grant: string; otherId: string; onClose: () => void; onMerged: () => void }

/** Both cards side by side, masked, and what one owner would have; what can't be is said instead. */
export function CompareDialog({ grant, otherId, onClose, onMerged }: Props) {
  const text = useTexts(mergeTexts)
  const { value, error } = useQuery(compareClients, { grant, otherId })
  const compared = value?.outcome === 'compared' ? value : null
  const why =
    value === undefined || value.outcome === 'compared'
      ? null
      : { grant_ended: text.ended, unknown: text.gone, same_client: text.sameCard }[value.outcome]
  return (
    <Dialog title={text.compareTitle} width={720} onClose={onClose} closeLabel={text.no}>
      <div className="stack">
        <ErrorNotice error={error} />
        {why !== null && <Notice look="ask" title={why} />}
        {compared !== null && (
          <Confirm key={otherId} grant={grant} compared={compared} onClose={onClose} onMerged={onMerged} />
        )}
      </div>
    </Dialog>
  )
}

function Confirm({ grant, compared, onClose, onMerged }: Omit<Props, 'otherId'> & { compared: Compared }) {
  const text = useTexts(mergeTexts)
  const [reason, setReason] = useState<MergeReason>('registered_twice')
  const merge = useCommand(mergeClients)
  const { sameName, sameBirthDate, survivor, merged, together } = compared
  const possible = sameName || sameBirthDate
  const over = (['numbers', 'services', 'addresses'] as const).some(
    (kind) => together[kind].used > together[kind].limit,
  )
  const act = (): void => {
    if (!possible) return
    void merge.run({ grant, mergedId: merged.clientId, reason }).then((answer) => {
      if (answer.ok) onMerged()
    })
  }
  const guard = useMoneyConfirm('merge', merge.running, act)
  const verdict = sameName && sameBirthDate ? text.same : sameName ? text.birthDiffers : text.nameDiffers
  return (
    <div className="stack" onKeyDown={guard.onKeyDown}>
      <Sides survivor={survivor} merged={merged} together={together} />
      {possible ? (
        <>
          <p className={sameName && sameBirthDate ? undefined : styles['look']}>{verdict}</p>
          {over && <p className={styles['look']}>{text.over}</p>}
          <p className="muted">{text.keeps}</p>
          <SelectField
            label={text.reason}
            value={reason}
            options={mergeReasons.map((one) => ({ value: one, label: text.reasons[one] }))}
            onChange={setReason}
          />
        </>
      ) : (
        <Notice look="stop" title={text.persons} />
      )}
      <ErrorNotice error={merge.error} />
      <div className="row">
        <ActionButton
          look="main"
          size="large"
          keys="Enter"
          autoFocus={possible}
          confirms
          disabled={!possible}
          busy={merge.running}
          onClick={guard.press}
        >
          {text.merge}
        </ActionButton>
        <ActionButton size="large" keys="Esc" autoFocus={!possible} onClick={onClose}>
          {text.leave}
        </ActionButton>
      </div>
    </div>
  )
}

function Sides({ survivor, merged, together }: Pick<Compared, 'survivor' | 'merged' | 'together'>) {
  const text = useTexts(mergeTexts)
  const use = (kind: 'numbers' | 'services' | 'addresses') => (
    <tr>
      <th scope="row">{text[kind]}</th>
      <td>{survivor.owner[kind].used}</td>
      <td>{merged.owner[kind].used}</td>
      <td data-over={together[kind].used > together[kind].limit || undefined}>
        {text.of(together[kind].used, together[kind].limit)}
      </td>
    </tr>
  )
  const sides = [survivor, merged]
  return (
    <table className={styles['sides']}>
      <thead>
        <tr>
          <td />
          <th scope="col">{text.stays}</th>
          <th scope="col">{text.joins}</th>
          <th scope="col">{text.together}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <td />
          {sides.map(({ clientId, shortName }) => (
            <td key={clientId}>
              <strong>{shortName}</strong>
            </td>
          ))}
          <td />
        </tr>
        <tr>
          <th scope="row">{text.document}</th>
          {sides.map(({ clientId, documentMasked }) => (
            <td key={clientId}>{documentMasked}</td>
          ))}
          <td />
        </tr>
        <tr>
          <th scope="row">{text.year}</th>
          {sides.map(({ clientId, birthYear }) => (
            <td key={clientId}>{birthYear}</td>
          ))}
          <td />
        </tr>
        <tr>
          <th scope="row">{text.phones}</th>
          {sides.map(({ clientId, numbersMasked }) => (
            <td key={clientId}>{numbersMasked.length === 0 ? text.noNumbers : numbersMasked.join(', ')}</td>
          ))}
          <td />
        </tr>
        {use('numbers')}
        {use('services')}
        {use('addresses')}
      </tbody>
    </table>
  )
}
