import type { ClientCard, printLinks } from '../../../shared/contract/clients.ts'
import { formatDate } from '../../../shared/domain/dates.ts'
import { formatMoney } from '../../../shared/domain/money.ts'
import type { Runner } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useLanguage } from '../../i18n/language.ts'
import { plural } from '../../i18n/plural.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { RegisterAge } from '../../ui/register-age.tsx'
import { useGrowing } from '../../ui/use-growing.ts'
import { CardBlock } from './card-block.tsx'
import styles from './card.module.css'
import { cardTexts } from './texts.ts'

type Props = { card: ClientCard; print: Runner<typeof printLinks>; printed: boolean; onPrint: () => void }

/** The linked services with what is owed, their addresses and meters. */
export function CardLinks({ card, print, printed, onPrint }: Props) {
  const { links, numbers } = card
  const text = useTexts(cardTexts)
  const language = useLanguage()
  const drawn = useGrowing(links.length)
  const due = links.reduce((sum, { debt }) => sum + (debt?.toPayKopecks ?? 0), 0)
  return (
    <CardBlock
      name="links"
      title={text.links}
      about={
        links.length > 0 && `${plural(language, links.length, text.linkCount)} · ${text.dueInAll(formatMoney(due))}`
      }
      act={
        links.length > 0 && (
          <ActionButton keys="Alt P" busy={print.running} onClick={onPrint}>
            {text.printLinks}
          </ActionButton>
        )
      }
    >
      <ErrorNotice error={print.error} />
      {printed && print.error === null && <Notice look="note" title={text.printed} />}
      {links.length === 0 && <p className="muted">{text.noLinks}</p>}
      <div className={styles['links']}>
        {links.slice(0, drawn).map((link) => (
          <div key={link.linkId} className={styles['link']}>
            <div className={styles['linkHead']}>
              <p className="grow">
                <strong>{link.serviceName}</strong> · {link.providerName}
              </p>
              <p className={styles['due']}>
                {link.debt === null ? (
                  <span className="second">{text.notChecked}</span>
                ) : (
                  <>
                    <strong className="number">{formatMoney(link.debt.toPayKopecks)}</strong>{' '}
                    <span className="second">
                      {text.byRegister} <RegisterAge asOf={link.debt.asOf} />
                    </span>
                  </>
                )}
              </p>
            </div>
            <p className="second">
              {text.account(link.account)}
              {link.address !== '' && ` · ${link.address}`}
              {numbers.length > 1 && ` · ${numbers.find(({ numberId }) => numberId === link.numberId)?.shown ?? ''}`}
            </p>
            {link.meters.map((meter) => (
              <p key={meter.serial} className="second">
                {text.meter(meter.type, meter.serial, meter.lastReading, formatDate(meter.lastReadOn))}
                {meter.nextVerificationOn !== null && ` · ${text.verification(formatDate(meter.nextVerificationOn))}`}
              </p>
            ))}
          </div>
        ))}
      </div>
    </CardBlock>
  )
}
