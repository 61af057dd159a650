import { useState } from 'react'
import { type ClientCard, printLinks } from '../../../shared/contract/clients.ts'
import type { PaymentTemplate } from '../../../shared/contract/templates.ts'
import { mayAct } from '../../../shared/domain/client-acts.ts'
import { formatDate } from '../../../shared/domain/dates.ts'
import { useCommand } from '../../api/use-command.ts'
import { ClientChip } from '../../ui/client-chip.tsx'
import { DocumentDialog } from '../../ui/document-dialog.tsx'
import type { TemplateOffer } from '../../ui/keep-template.tsx'
import type { OpenClient } from '../../ui/open-client.ts'
import { Screen } from '../../ui/screen.tsx'
import { useMay } from '../../ui/session-context.ts'
import { TemplatesDialog } from '../../ui/templates-dialog.tsx'
import { useTemplateKeys, useTemplates } from '../../ui/use-templates.ts'
import { useWindowState } from '../../ui/window-state.ts'
import { BlockDialog } from './block-dialog.tsx'
import { CardLinks } from './card-links.tsx'
import { CardNumbers } from './card-numbers.tsx'
import { CardPayments } from './card-payments.tsx'
import { CardConsents, CardDocuments, CardHistory, CardRepresentatives } from './card-records.tsx'
import { CardSide } from './card-side.tsx'
import { CardTemplates } from './card-templates.tsx'
import { EmailDialog } from './email-dialog.tsx'
import { type OpenedDialog, useCardKeys } from './use-card-keys.ts'

/** A linked service in a template is paid with what is due on the day. */
const offerOf = ({ linkId, serviceId, serviceName, account, address }: ClientCard['links'][number]): TemplateOffer => ({
  ...{ key: linkId, serviceId, serviceName, account, address, amountKopecks: 0 },
})

/** The card, block by block; beside it what was shown, what may still be added, and the way on. */
export function CardView({ client, card }: { client: OpenClient; card: ClientCard }) {
  const [opened, setOpened] = useState<OpenedDialog>('nothing')
  const [chosenId, setChosenId] = useState<string | null>(null)
  const [printed, setPrinted] = useState(false)
  const print = useCommand(printLinks)
  const templates = useTemplates(client.grant) ?? []
  const payTemplate = useWindowState((state) => state.payTemplate)
  const mayPay = useMay('payments')
  const onPay = mayPay ? ({ templateId }: PaymentTemplate): void => payTemplate(templateId) : null
  const chosen = card.numbers.find(({ numberId }) => numberId === chosenId) ?? card.numbers[0] ?? null
  const closeDialog = (): void => setOpened('nothing')
  const move = (step: number): void => {
    const at = chosen === null ? 0 : card.numbers.indexOf(chosen)
    const next = card.numbers[Math.max(0, Math.min(card.numbers.length - 1, at + step))]
    if (next !== undefined) setChosenId(next.numberId)
  }
  const printList = (): void => {
    if (!mayAct(card.level, 'links.print')) return setOpened('document')
    setPrinted(false)
    void print.run({ grant: client.grant }).then((answer) => setPrinted(answer.ok))
  }
  const mayKeep = mayAct(card.level, 'template.keep')
  const open = (dialog: OpenedDialog): void => {
    if (dialog === 'email' && !mayAct(card.level, 'person.change')) setOpened('in_hand')
    else if (dialog === 'templates' && !mayKeep && templates.length === 0) setOpened('document')
    else setOpened(dialog)
  }
  useCardKeys({ card, chosen, move, open, print: printList, templateKeys: useTemplateKeys(templates, onPay) })
  // Who has said the code needs the document for more; who has shown nothing may choose.
  const needs = opened === 'in_hand' || card.level !== 'named' ? 'document' : 'proved'
  return (
    <Screen
      title={card.name}
      about={card.birthDate === null ? null : formatDate(card.birthDate)}
      extra={<ClientChip />}
      side={
        <CardSide
          card={card}
          onDocument={() => setOpened('document')}
          onSms={() => setOpened('sms')}
          onEmail={() => open('email')}
        />
      }
    >
      <CardNumbers
        numbers={card.numbers}
        chosenId={chosen?.numberId ?? null}
        onChoose={setChosenId}
        onBlock={() => setOpened('block')}
      />
      <CardLinks card={card} print={print} printed={printed} onPrint={printList} />
      <CardTemplates templates={templates} onOpen={() => open('templates')} onPay={onPay} />
      <CardPayments card={card} />
      <CardDocuments card={card} />
      <CardConsents consents={card.consents} />
      <CardRepresentatives representatives={card.representatives} />
      <CardHistory card={card} />
      {(opened === 'document' || opened === 'sms' || opened === 'in_hand') && (
        <DocumentDialog
          clientId={client.clientId}
          needs={needs}
          first={opened === 'sms' ? 'sms' : 'document'}
          onClose={closeDialog}
        />
      )}
      {opened === 'templates' && (
        <TemplatesDialog
          grant={client.grant}
          templates={templates}
          offers={card.links.map(offerOf)}
          onPay={onPay}
          onProof={mayKeep ? null : () => setOpened('document')}
          onClose={closeDialog}
        />
      )}
      {opened === 'email' && <EmailDialog grant={client.grant} email={card.email} onClose={closeDialog} />}
      {opened === 'block' && chosen !== null && (
        <BlockDialog
          grant={client.grant}
          number={chosen}
          hasDocument={card.level === 'document'}
          onDocument={() => setOpened('in_hand')}
          onClose={closeDialog}
        />
      )}
    </Screen>
  )
}
