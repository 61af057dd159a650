import {
  keepTemplate,
  listTemplates,
  mostTemplates,
  moveTemplate,
  removeTemplate,
  renameTemplate,
} from '../../shared/contract/templates.ts'
import { normalizeAccount } from '../../shared/domain/account-format.ts'
import { searchable } from '../../shared/domain/searchable.ts'
import { grantFor, shownIn } from '../core/client-visit.ts'
import { type CommandContext, setUpDesk, signedIn } from '../core/context.ts'
import { accepted, answer, carryOut, type Feature, refused } from '../core/feature.ts'
import type { Grant } from '../core/grants.ts'
import type { Tx } from '../db/open.ts'
import { toServiceView } from '../records/service-views.ts'
import { debtsOf, toPayKopecks } from '../records/debts.ts'
import { activeLinksOf } from '../records/links.ts'
import {
  clientOfTemplate,
  deleteTemplate,
  insertTemplate,
  orderTemplates,
  renameStoredTemplate,
  type StoredTemplate,
  type StoredTemplateLine,
  templatesOf,
} from '../records/payment-templates.ts'

const isTaken = (templates: readonly StoredTemplate[], name: string, except: string | null = null): boolean =>
  templates.some((template) => template.id !== except && searchable(template.name) === searchable(name))

/** The visit and one template of its client; else why not. */
const templateOf = (tx: Tx, context: CommandContext, grant: string, templateId: string) => {
  const given = grantFor(context, grant, 'template.keep')
  if (typeof given === 'string') return refused(given)
  if (clientOfTemplate(tx, templateId) !== given.clientId) return refused('templates.unknown')
  return given
}

/** Ids and counts only: a template's name is the client's. */
const tell = (context: CommandContext, kind: string, given: Grant, templateId: string, lines?: number): void => {
  const counted = lines === undefined ? {} : { lines }
  context.audit(kind, { clientId: given.clientId, templateId, ...counted, ...shownIn(given) })
}

export const templates: Feature = {
  handlers: [
    answer(listTemplates, (context, { grant }) => {
      const given = grantFor(context, grant, 'debts.see')
      if (typeof given === 'string') return null
      const { db } = context
      const { registers, catalogue } = context.ports
      const kept = templatesOf(db, given.clientId)
      if (kept.length === 0) return []
      const accounts = kept.flatMap(({ lines }) => lines)
      const debtOf = debtsOf(db, registers, accounts, setUpDesk(context).details.cityTimeZone)
      const held = activeLinksOf(db, given.clientId)
      const now = catalogue.now()
      return kept.map(({ id, name, lines }) => ({
        templateId: id,
        name,
        lines: lines.map(({ serviceId, account, amountKopecks }) => {
          const found = now.findService(serviceId)
          const debt = debtOf({ serviceId, account })
          const link = held.find((one) => one.serviceId === serviceId && one.account === account)
          return {
            service: found ? toServiceView(found) : null,
            ...now.serviceNames(serviceId),
            account,
            amountKopecks,
            dueKopecks: debt ? toPayKopecks(debt) : null,
            linkId: link?.linkId ?? null,
          }
        }),
      }))
    }),

    carryOut(keepTemplate, (tx, context, { grant, name, lines }) => {
      const given = grantFor(context, grant, 'template.keep')
      if (typeof given === 'string') return refused(given)
      const held = templatesOf(tx, given.clientId)
      if (held.length >= mostTemplates) return refused('templates.too_many', { limit: mostTemplates })
      if (isTaken(held, name)) return refused('templates.name_taken')
      const kept: StoredTemplateLine[] = []
      for (const [index, { serviceId, account, amountKopecks }] of lines.entries()) {
        const service = context.ports.catalogue.now().findService(serviceId)?.service
        if (!service) return refused('templates.service_unknown', { line: index + 1 })
        const normalized = normalizeAccount(service.account, account)
        if (!normalized.ok) return refused('templates.account_invalid', { line: index + 1 })
        kept.push({ serviceId, account: normalized.account, amountKopecks })
      }
      const id = context.ports.ids.next()
      orderTemplates(
        tx,
        held.map((template) => template.id),
      )
      insertTemplate(tx, {
        ...{ id, name, lines: kept, clientId: given.clientId, position: held.length + 1 },
        ...{ commandId: context.commandId, operatorId: signedIn(context).id, madeAt: context.at },
      })
      tell(context, 'template.kept', given, id, kept.length)
      return accepted({ templateId: id })
    }),

    carryOut(renameTemplate, (tx, context, { grant, templateId, name }) => {
      const given = templateOf(tx, context, grant, templateId)
      if ('outcome' in given) return given
      if (isTaken(templatesOf(tx, given.clientId), name, templateId)) return refused('templates.name_taken')
      renameStoredTemplate(tx, templateId, name)
      tell(context, 'template.renamed', given, templateId)
      return accepted(null)
    }),

    carryOut(moveTemplate, (tx, context, { grant, templateId, place }) => {
      const given = templateOf(tx, context, grant, templateId)
      if ('outcome' in given) return given
      const others = templatesOf(tx, given.clientId).flatMap(({ id }) => (id === templateId ? [] : [id]))
      orderTemplates(tx, others.toSpliced(place - 1, 0, templateId))
      tell(context, 'template.moved', given, templateId)
      return accepted(null)
    }),

    carryOut(removeTemplate, (tx, context, { grant, templateId }) => {
      const given = templateOf(tx, context, grant, templateId)
      if ('outcome' in given) return given
      deleteTemplate(tx, templateId)
      tell(context, 'template.removed', given, templateId)
      return accepted(null)
    }),
  ],
}
