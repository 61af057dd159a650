import { useEffect, useState } from 'react'
import { getDebts } from '../../../shared/contract/links.ts'
import type { PaymentTemplate } from '../../../shared/contract/templates.ts'
import { mayAct } from '../../../shared/domain/client-acts.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { useShortcuts } from '../../keys/shortcuts.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { DocumentDialog } from '../../ui/document-dialog.tsx'
import type { TemplateOffer } from '../../ui/keep-template.tsx'
import type { OpenClient } from '../../ui/open-client.ts'
import { TemplatesDialog } from '../../ui/templates-dialog.tsx'
import { templateTexts } from '../../ui/template-texts.ts'
import { keyOfTemplate, templatesWithKeys, useTemplateKeys, useTemplates } from '../../ui/use-templates.ts'
import { useWindowState } from '../../ui/window-state.ts'
import { amountOf, isWanted, type Line } from './line.ts'
import { newLineKey, usePayment } from './payment-store.ts'

/** The open client's templates over the table: each of the first is paid by one key, Alt T shows and changes all. */
export function ClientTemplates({ client, lines }: { client: OpenClient; lines: readonly Line[] }) {
  const text = useTexts(templateTexts)
  const templates = useTemplates(client.grant)
  const payTemplate = useWindowState((state) => state.payTemplate)
  const [opened, setOpened] = useState<'nothing' | 'templates' | 'document'>('nothing')
  const offers = lines.flatMap(offerOf)
  const mayChange = mayAct(client.level, 'template.keep')
  const isThere = templates !== undefined && templates.length > 0
  const pay = (template: PaymentTemplate): void => {
    setOpened('nothing')
    payTemplate(template.templateId)
  }
  const open = (): void => setOpened(isThere || mayChange ? 'templates' : 'document')
  useTakenTemplate(client.grant, templates, lines)
  useShortcuts([
    ...useTemplateKeys(templates, pay),
    ...(isThere || offers.length > 0
      ? [{ hotkey: 'alt+T', keys: 'Alt T', label: isThere ? text.keyTemplates : text.keep, run: open, inLine: false }]
      : []),
  ])
  return (
    <>
      {isThere && (
        <div className="row wrap" role="group" aria-label={text.title}>
          {templates.slice(0, templatesWithKeys).map((template, index) => (
            <ActionButton key={template.templateId} keys={keyOfTemplate(index)} onClick={() => pay(template)}>
              {template.name}
            </ActionButton>
          ))}
          <ActionButton keys="Alt T" look="quiet" onClick={open}>
            {text.open}
          </ActionButton>
        </div>
      )}
      {opened === 'templates' && (
        <TemplatesDialog
          grant={client.grant}
          templates={templates ?? []}
          offers={offers}
          onPay={pay}
          onProof={mayChange ? null : () => setOpened('document')}
          onClose={() => setOpened('nothing')}
        />
      )}
      {opened === 'document' && <DocumentDialog clientId={client.clientId} onClose={() => setOpened('nothing')} />}
    </>
  )
}

/** What of the basket a template can hold: a sum that is what is due is kept as «debt». */
function offerOf(line: Line): TemplateOffer[] {
  if (line.payee.kind === 'free' || line.account === '' || !isWanted(line)) return []
  const { service } = line.payee
  const amountKopecks = amountOf(line) ?? 0
  return [
    {
      key: line.key,
      serviceId: service.serviceId,
      serviceName: service.serviceName,
      account: line.account,
      address: line.payee.kind === 'linked' ? line.payee.service.address : '',
      amountKopecks: amountKopecks === line.codeSumKopecks ? 0 : amountKopecks,
    },
  ]
}

/** Takes up the template that was asked for, here or on the card, once the table stands. */
function useTakenTemplate(
  grant: string,
  templates: readonly PaymentTemplate[] | undefined,
  lines: readonly Line[],
): void {
  const wanted = useWindowState((state) => state.templateToPay)
  const { value: debts } = useQuery(getDebts, { grant })
  const isTable = lines.some(({ payee }) => payee.kind === 'linked' && payee.service.debt !== undefined)
  const ready = templates !== undefined && debts != null && (debts.length === 0 || isTable)
  useEffect(() => {
    if (wanted === null || !ready) return
    useWindowState.setState({ templateToPay: null })
    const template = templates.find(({ templateId }) => templateId === wanted)
    if (template !== undefined)
      usePayment.getState().dispatch({ type: 'template_taken', template, makeKey: newLineKey })
  }, [wanted, ready, templates])
}
