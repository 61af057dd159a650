import { mayRepresent } from '../../shared/domain/authority-kinds.ts'
import { type ClientAct, type Level, mayAct } from '../../shared/domain/client-acts.ts'
import { localMoment } from './clock.ts'
import { type QueryContext, setUpDesk, signedIn } from './context.ts'
import type { Grant } from './grants.ts'

/**
 * The visit an act belongs to, when it lasts, what was shown is enough for the act, and who has come may do it; else why
 * not. The caller writes `shownIn` into its audit event.
 */
export const grantFor = (
  context: QueryContext,
  grantId: string,
  act: ClientAct,
): Grant | 'clients.grant_ended' | 'clients.level_too_low' | 'clients.authority_lacking' => {
  const grant = context.ports.grants.find(grantId, signedIn(context).id)
  if (!grant) return 'clients.grant_ended'
  if (!mayAct(grant.level, act)) return 'clients.level_too_low'
  const { representative } = grant
  if (representative === undefined) return grant
  const today = localMoment(context.at, setUpDesk(context).details.cityTimeZone).localDate
  const { authority, clientBirthDate } = representative
  return mayRepresent(authority, clientBirthDate, act, today) ? grant : 'clients.authority_lacking'
}

/** What stands in the audit event of every act of a visit: the level reached, and whose document it was, if not the client's. */
export const shownIn = ({ level, representative }: Grant): { level: Level; representativeId?: string } =>
  representative === undefined ? { level } : { level, representativeId: representative.id }
