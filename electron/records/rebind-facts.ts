import { z } from '../../shared/contract/zod.ts'
import { maskMobile } from '../../shared/domain/masks.ts'
import { shortName } from '../../shared/domain/person-name.ts'
import { parseMobile } from '../../shared/domain/phone.ts'
import { type RebindReason, rebindReasonNames } from '../../shared/domain/system-number.ts'
import type { QueryContext } from '../core/context.ts'
import type { ApprovalFacts } from '../core/approvals.ts'
import { personOf } from './clients.ts'
import { readSetting } from './desk.ts'
import { findLiveNumber } from './system-numbers.ts'

const language = z.object({ language: z.enum(['ru', 'en']) })

/** What a supervisor reads before a phone goes from one client to another. `client`: short name of who gets it. */
export const rebindFacts = (
  context: QueryContext,
  of: { client?: string; clientId?: string; phone: string; reason: RebindReason | null },
): ApprovalFacts => {
  const { db, ports } = context
  const nameOf = (clientId: string | null | undefined): string => {
    const person = clientId ? personOf(db, ports.deskKeys, clientId) : undefined
    return person ? shortName(person) : ''
  }
  const mobile = parseMobile(of.phone)
  const words = language.catch({ language: 'ru' }).parse(readSetting(db, 'preferences')).language
  return [
    { fact: 'client', value: of.client ?? nameOf(of.clientId) },
    ...(mobile === null
      ? []
      : [
          { fact: 'number' as const, value: maskMobile(mobile) },
          { fact: 'former_client' as const, value: nameOf(findLiveNumber(db, ports.deskKeys, mobile)?.clientId) },
        ]),
    { fact: 'reason', value: of.reason === null ? '' : rebindReasonNames[words][of.reason] },
  ]
}
