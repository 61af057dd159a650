import { useState } from 'react'
import { type ClientCard, printLinks } from '../../../shared/contract/clients.ts'
import { mayAct } from '../../../shared/domain/client-acts.ts'
import { formatDate } from '../../../shared/domain/dates.ts'
import { useCommand } from '../../api/use-command.ts'
import { ClientChip } from '../../ui/client-chip.tsx'
import { DocumentDialog } from '../../ui/document-dialog.tsx'
import type { OpenClient } from '../../ui/open-client.ts'
import { Screen } from '../../ui/screen.tsx'
import { BlockDialog } from './block-dialog.tsx'
import { CardLinks } from './card-links.tsx'
import { CardNumbers } from './card-numbers.tsx'
import { CardPayments } from './card-payments.tsx'
import { CardConsents, CardDocuments, CardHistory, CardRepresentatives } from './card-records.tsx'
import { CardSide } from './card-side.tsx'
import { EmailDialog } from './email-dialog.tsx'
import { type OpenedDialog, useCardKeys } from './use-card-keys.ts'

/** The card, block by block; beside it what was shown, what may still be added, and the way on. */
export function CardView({ client, card }: { client: OpenClient; card: ClientCard }) {
  const [opened, setOpened] = useState<OpenedDialog>('nothing')
  const [chosenId, setChosenId] = useState<string | null>(null)
  const [printed, setPrinted] = useState(false)
  const print = useCommand(printLinks)
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
  const open = (dialog: OpenedDialog): void =>
    setOpened(dialog === 'email' && !mayAct(card.level, 'person.change') ? 'in_hand' : dialog)
  useCardKeys({ card, chosen, move, open, print: printList })
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
