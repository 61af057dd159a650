import {
  getSignedText,
  getWithdrawal,
  previewPaper,
  withdrawConsent,
  type Withdrawable,
} from '../../shared/contract/consents.ts'
import type { OutputOf } from '../../shared/contract/define.ts'
import { layoutPaper } from '../../shared/domain/paper.ts'
import { fullName, shortName } from '../../shared/domain/person-name.ts'
import { type ConsentData, personalPaper, type WithdrawalData } from '../../shared/domain/registration-papers.ts'
import { representativeOnPaper } from '../../shared/domain/representatives.ts'
import { layText, textKinds } from '../../shared/domain/text-template.ts'
import { grantFor, shownIn } from '../core/client-visit.ts'
import { localMoment } from '../core/clock.ts'
import { type CommandContext, type QueryContext, setUpDesk, signedIn } from '../core/context.ts'
import { accepted, answer, carryOut, type Feature, refused } from '../core/feature.ts'
import type { Db, Tx } from '../db/open.ts'
import { personOf } from '../records/clients.ts'
import { clientIdsOf } from '../records/client-merges.ts'
import { insertConsent } from '../records/clients.ts'
import { signedConsentsOf } from '../records/consents.ts'
import { eraseClient, keptOf } from '../records/erasures.ts'
import { paperDesk } from '../records/paper-desk.ts'
import { paperViewOf } from '../records/papers.ts'
import { queuePersonalPaper, textOfPaper } from '../records/personal-papers.ts'
import { printerSettingsOf } from '../records/printer-settings.ts'
import { findRegistration } from '../records/registration-drafts.ts'
import { destroyRegistrationsOf } from '../records/registrations-of-client.ts'
import { findText, versionInForce } from '../records/text-templates.ts'

/** How many there are now of what a withdrawal ends. */
const countsOf = (db: Db, clientId: string) => {
  const ids = JSON.stringify(clientIdsOf(db, clientId))
  const counted = (sql: string): number =>
    db.get<{ n: number }>(`SELECT count(*) AS n FROM ${sql} AND client_id IN (SELECT value FROM json_each(:ids))`, {
      ids,
    })?.n ?? 0
  return {
    numbers: counted("system_numbers WHERE state <> 'revoked'"),
    links: counted('links WHERE unlinked_at IS NULL'),
    documents: counted('documents WHERE true'),
  }
}

/** The paper's lists. Nothing personal beside the name: it is handed over, and copied into the office's folder. */
const paperData = (
  context: QueryContext,
  db: Db,
  clientId: string,
  kind: Withdrawable,
  holderName: string,
): WithdrawalData => {
  const { numbers, links, documents } = countsOf(db, clientId)
  const kept = keptOf(db, clientId)
  const text = kind === 'processing' ? 'withdrawal' : 'advertising_withdrawal'
  return {
    paper: 'withdrawal',
    text,
    textVersion: versionInForce(db, text),
    holderName,
    record: clientId.slice(-12),
    erased: [
      'фамилия, имя, отчество, дата рождения, адрес, прежние фамилии',
      `документы: ${documents}; сведения о представителях`,
      `номера в системе «Город»: ${numbers}, их пароли и коды`,
      `привязки услуг: ${links}`,
      'черновики, очередь СМС и печати, слова для поиска',
    ],
    kept: [
      `платежи${kept.payments > 0 ? ` по привязанным услугам: ${kept.payments}` : ''}, чеки и кассовые документы: 5 лет (115-ФЗ, статья 7; 402-ФЗ, статья 29), без имени и телефона`,
      `подписанные согласия: ${kept.consents} — дата и редакция, бумага в деле: доказательство, что обработка была законной (152-ФЗ, статья 9 часть 3)`,
      'журнал действий сотрудников: номера записей без имён',
      'реестры поставщиков: их ведёт поставщик услуги',
    ],
    moment: localMoment(context.at, setUpDesk(context).details.cityTimeZone),
    cashierName: signedIn(context).name,
  }
}

const previewOf = (context: QueryContext, db: Db, data: WithdrawalData): OutputOf<typeof getSignedText> => {
  const desk = setUpDesk(context)
  const { columns } = printerSettingsOf(db)
  const paper = personalPaper(data, { desk: paperDesk(desk), demo: desk.kind === 'demo' }, textOfPaper(db, data))
  return paperViewOf(layoutPaper(paper, columns), columns)
}

/** Advertising alone: one more row, and the newest one counts. */
const endAdvertising = (tx: Tx, context: CommandContext, clientId: string, textVersion: string): void => {
  insertConsent(tx, {
    id: context.ports.ids.next(),
    clientId,
    kind: 'advertising',
    textVersion,
    given: false,
    signedAt: context.at,
    representativeId: null,
    operatorId: signedIn(context).id,
  })
}

export const consents: Feature = {
  handlers: [
    answer(getWithdrawal, (context, { grant, kind }) => {
      const { db, ports } = context
      const given = ports.grants.find(grant, signedIn(context).id)
      const person = given && personOf(db, ports.deskKeys, given.clientId)
      if (!given || !person) return null
      const { clientId } = given
      const data = paperData(context, db, clientId, kind, fullName(person))
      const paper = previewOf(context, db, data)
      return paper === null
        ? null
        : {
            shortName: shortName(person),
            consents: signedConsentsOf(db, clientId),
            ...countsOf(db, clientId),
            payments: keptOf(db, clientId).payments,
            paper,
          }
    }),

    carryOut(withdrawConsent, (tx, context, { grant, kind }) => {
      const given = grantFor(context, grant, 'consent.withdraw')
      if (typeof given === 'string') return refused(given)
      const { deskKeys, ids, printing, sms, emit, grants, finishErasure } = context.ports
      const { clientId } = given
      const person = personOf(tx, deskKeys, clientId)
      const consent = signedConsentsOf(tx, clientId).find((one) => one.kind === kind)
      // A client of before the consents were kept here may still go; advertising that was never allowed can't be ended.
      if (!person || (kind === 'advertising' && consent?.given !== true)) return refused('consents.none_given')
      const data = paperData(context, tx, clientId, kind, fullName(person))
      if (kind === 'advertising') {
        endAdvertising(tx, context, clientId, consent?.textVersion ?? '')
        context.audit('consent.withdrawn', { clientId, kind, ...shownIn(given) })
      } else {
        destroyRegistrationsOf(tx, deskKeys, clientIdsOf(tx, clientId), context.at)
        const { clientIds, ...counts } = eraseClient(tx, context, clientId)
        context.audit('client.erased', { clientId, clientIds, ...counts, ...shownIn(given) })
        grants.end(grant)
        finishErasure()
      }
      const printJobId = ids.next()
      queuePersonalPaper(tx, deskKeys, {
        ...{ id: printJobId, operatorId: signedIn(context).id, createdAt: context.at, data },
      })
      printing.wake()
      sms.wake()
      emit('printing')
      emit('sms')
      return accepted({ printJobId })
    }),

    answer(previewPaper, (context, { registrationId, paper }) => {
      const { db, ports, at } = context
      const found = findRegistration(db, ports.deskKeys, signedIn(context).id, at)?.registration
      if (!found || found.step === 'done' || found.registrationId !== registrationId || !found.checked) return null
      const desk = setUpDesk(context)
      const { columns } = printerSettingsOf(db)
      const representative = found.representative?.checked ?? null
      const data: ConsentData = {
        paper,
        textVersion: versionInForce(db, paper),
        person: found.checked.person,
        document: found.checked.document,
        representative: representative && representativeOnPaper(representative),
        moment: localMoment(at, desk.details.cityTimeZone),
        cashierName: signedIn(context).name,
      }
      const blocks = personalPaper(data, { desk: paperDesk(desk), demo: desk.kind === 'demo' }, textOfPaper(db, data))
      // What is typed stands on this operator's screen anyway.
      return paperViewOf(layoutPaper(blocks, columns, { reveal: true }), columns)
    }),

    answer(getSignedText, (context, { kind, version }) => {
      const textKind = textKinds.find((one) => one === kind)
      const body = textKind && findText(context.db, textKind, version)
      if (body === undefined) return null
      const { columns } = printerSettingsOf(context.db)
      const desk = paperDesk(setUpDesk(context))
      const address = [desk.officeName, desk.officeAddress].filter(Boolean).join(', ')
      const onPaper = { kind: 'text', text: '(на подписанном листе)', align: 'center' } as const
      const blocks = layText(body, {
        inline: { банк: desk.bankName, адрес_банка: address, поддержка: desk.supportPhone },
        blocks: { субъект: [onPaper], представитель: [], кто_даёт: [], подпись: [onPaper], строка: [] },
      })
      return paperViewOf(layoutPaper({ blocks }, columns), columns)
    }),
  ],
}
