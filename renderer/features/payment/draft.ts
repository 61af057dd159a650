import { lineWarnings, type LineWarning, type ServiceView } from '../../../shared/contract/bills.ts'
import type { PaymentDraft } from '../../../shared/contract/drafts.ts'
import { type BudgetDetails, emptyBudget } from '../../../shared/domain/budget.ts'
import { formatMoneyPlain } from '../../../shared/domain/money.ts'
import { type Details, emptyDetails } from './free-details.ts'
import { amountOf, isWanted, type Line, type Payee } from './line.ts'
import { MAX_LINES } from './next-line.ts'
import { emptyWorkflow, type LinesStep, type Workflow } from './workflow-steps.ts'

/** The basket as main keeps it, sealed; null when there is nothing worth keeping. */
export function toDraft(workflow: Workflow): PaymentDraft | null {
  if (workflow.step === 'done') return null
  const lines = workflow.lines.filter(isWanted).slice(0, MAX_LINES)
  if (lines.length === 0) return null
  return {
    // Who pays is no part of it: nothing personal lies in a payment's draft.
    step: workflow.step === 'payer' ? 'lines' : workflow.step,
    lines: lines.map((line) => ({
      serviceId: line.payee.kind === 'free' ? null : line.payee.service.serviceId,
      details: line.payee.kind === 'free' ? shortened(line.payee.details) : null,
      account: line.account.slice(0, 60),
      linkId: line.payee.kind === 'linked' ? line.payee.service.linkId : null,
      period: line.period,
      amountKopecks: amountOf(line),
      origin: line.origin,
      warnings: [...line.warnings].slice(0, 20),
      meters: [...line.meters],
      budget: line.budget === undefined ? null : shortened(line.budget),
      knownSince: line.payee.kind === 'free' ? (line.payee.knownSince ?? null) : null,
      confirmed: line.confirmed,
    })),
    givenText: workflow.step === 'cash' ? workflow.givenText : workflow.keptGivenText,
  }
}

/**
 * The workflow of a kept draft, always at its lines: what the cash was, the client is asked again. Lines whose service
 * left the catalogue are dropped and counted.
 */
export function fromDraft(draft: PaymentDraft, services: readonly ServiceView[], makeKey: () => string): LinesStep {
  const lines = draft.lines.flatMap((kept): Line[] => {
    const service = services.find(({ serviceId }) => serviceId === kept.serviceId)
    if (service === undefined && kept.details === null) return []
    return [
      {
        key: kept.linkId ?? makeKey(),
        payee: payeeOf(kept, service),
        account: kept.account,
        period: kept.period,
        codeSumKopecks: kept.origin === 'typed' || kept.origin === 'link' ? null : kept.amountKopecks,
        amountText: kept.amountKopecks === null ? '' : formatMoneyPlain(kept.amountKopecks),
        origin: kept.origin,
        warnings: kept.warnings.filter((code): code is LineWarning =>
          (lineWarnings as readonly string[]).includes(code),
        ),
        meters: kept.meters,
        ...(kept.budget === null ? {} : { budget: { ...emptyBudget, ...(kept.budget as Partial<BudgetDetails>) } }),
        confirmed: kept.confirmed,
      },
    ]
  })
  const lost = draft.lines.length - lines.length
  return {
    ...emptyWorkflow,
    lines,
    activeKey: (lines.find((line) => !line.confirmed) ?? lines.at(-1))?.key ?? null,
    notice: lost > 0 ? { kind: 'lines_lost', count: lost } : null,
    keptGivenText: draft.givenText,
  }
}

function payeeOf(kept: PaymentDraft['lines'][number], service: ServiceView | undefined): Payee {
  if (service === undefined)
    return {
      kind: 'free',
      details: { ...emptyDetails, ...(kept.details as Partial<Details>) },
      ...(kept.knownSince === null ? {} : { knownSince: kept.knownSince }),
    }
  if (kept.linkId === null) return { kind: 'catalogue', service }
  const { serviceId, serviceName, providerName } = service
  // Address and debt are the client's: they come back with the client, from main.
  const linked = {
    linkId: kept.linkId,
    serviceId,
    serviceName,
    providerName,
    address: '',
    debt: undefined,
    terms: service,
    paidToday: null,
  }
  return { kind: 'linked', service: linked }
}

function shortened(typed: Details | BudgetDetails): Record<string, string> {
  const longest = 'uin' in typed ? 60 : 300
  return Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, value.slice(0, longest)]))
}
