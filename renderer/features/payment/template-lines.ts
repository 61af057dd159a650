import type { PaymentTemplate } from '../../../shared/contract/templates.ts'
import { formatMoneyPlain } from '../../../shared/domain/money.ts'
import { isWanted, type Line, typedLine } from './line.ts'
import type { Notice } from './notice.ts'

/** What is paid for one line today: its own sum, or what is due; '' where nothing is, or nobody knows. */
const amountTextOf = ({ amountKopecks, dueKopecks }: PaymentTemplate['lines'][number]): string => {
  const kopecks = amountKopecks === 0 ? (dueKopecks ?? 0) : amountKopecks
  return kopecks === 0 ? '' : formatMoneyPlain(kopecks)
}

/**
 * The template's lines and nothing else of the client's services: what was confirmed already stays, what was only
 * proposed is taken back. A service that is no longer linked is paid by its account; one that has left the catalogue is
 * counted and said.
 */
export function takeTemplate(
  state: { readonly lines: readonly Line[]; readonly activeKey: string | null },
  template: PaymentTemplate,
  makeKey: () => string,
): { lines: readonly Line[]; activeKey: string | null; comparingKey: null; notice: Notice | null } {
  const ofTemplate = (serviceId: string, account: string) =>
    template.lines.find((line) => line.account === account && line.service?.serviceId === serviceId)
  const lines = state.lines.map((line): Line => {
    if (line.payee.kind !== 'linked' || line.confirmed) return line
    const kept = ofTemplate(line.payee.service.serviceId, line.account)
    return { ...line, amountText: kept === undefined ? '' : amountTextOf(kept) }
  })
  const isThere = (serviceId: string, account: string): boolean =>
    lines.some(
      ({ payee, account: its }) => payee.kind !== 'free' && payee.service.serviceId === serviceId && its === account,
    )
  const added = template.lines.flatMap((kept): Line[] => {
    const { service, account } = kept
    if (service === null || isThere(service.serviceId, account)) return []
    return [{ ...typedLine({ kind: 'catalogue', service }, makeKey()), account, amountText: amountTextOf(kept) }]
  })
  const all = [...lines, ...added]
  const lost = template.lines.filter(({ service }) => service === null).length
  const isNothing = !all.some((line) => isWanted(line) && !line.confirmed)
  return {
    lines: all,
    activeKey: all.find((line) => isWanted(line) && !line.confirmed)?.key ?? state.activeKey,
    comparingKey: null,
    notice:
      lost > 0
        ? { kind: 'template_lines_lost', count: lost }
        : isNothing
          ? { kind: 'template_nothing_due', name: template.name }
          : null,
  }
}
