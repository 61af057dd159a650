import { checkRepresentative, saveRepresentative, wantRepresentative } from '../../../shared/contract/registration.ts'
import type { TypedRepresentative } from '../../../shared/contract/representatives.ts'
import { authoritiesFor, isMinor } from '../../../shared/domain/authority-kinds.ts'
import { emptyTyped } from '../../../shared/domain/document-form.ts'
import { readRepresentative } from '../../../shared/domain/representatives.ts'
import { signedIn } from '../../core/context.ts'
import { accepted, perform, refused } from '../../core/feature.ts'
import { type OpenRegistration, writeRegistration } from '../../records/registration-drafts.ts'
import { screen } from '../../records/screening.ts'
import { deskMoment, registrationAt, voidConsent } from './steps.ts'

/** Nothing typed yet, with the first authority that fits the client's age. */
const nobodyTyped = (birthDate: string, today: string): TypedRepresentative => ({
  authority: authoritiesFor(birthDate, today)[0] ?? 'attorney',
  authorityNumber: '',
  authorityIssuedOn: '',
  authorityValidUntil: '',
  document: emptyTyped,
})

export const representativeHandlers = [
  perform(wantRepresentative, async (context, { registrationId, wanted }) =>
    context.transact((tx, { at }) => {
      const found = registrationAt(tx, { ...context, at }, registrationId, ['representative', 'consent'])
      if (typeof found === 'string') return refused(found)
      const today = deskMoment(context, at).localDate
      const { birthDate } = found.checked.person
      if (!wanted && isMinor(birthDate, today)) return refused('registration.representative_required')
      const typed = found.representative?.typed ?? nobodyTyped(birthDate, today)
      const next: OpenRegistration = {
        ...found,
        step: wanted ? 'representative' : 'consent',
        representative: wanted ? { typed, checked: null } : null,
        // Who signs is named on the paper.
        consent: voidConsent(tx, found, at),
      }
      writeRegistration(tx, context.ports.deskKeys, signedIn(context).id, next, at)
      context.ports.emit('printing')
      return accepted(null)
    }),
  ),

  perform(saveRepresentative, async (context, { registrationId, typed }) =>
    context.transact((tx, { at }) => {
      const found = registrationAt(tx, { ...context, at }, registrationId, ['representative'])
      if (typeof found === 'string') return refused(found)
      const next: OpenRegistration = { ...found, representative: { typed, checked: null } }
      writeRegistration(tx, context.ports.deskKeys, signedIn(context).id, next, at)
      return accepted(null)
    }),
  ),

  perform(checkRepresentative, async (context, { registrationId, typed }) =>
    context.transact((tx, { at }) => {
      const found = registrationAt(tx, { ...context, at }, registrationId, ['representative'])
      if (typeof found === 'string') return refused(found)
      const reading = readRepresentative(typed, found.checked, deskMoment(context, at).localDate)
      const checked = reading.ok ? reading.representative : null
      const isKept = checked !== null && JSON.stringify(checked) === JSON.stringify(found.representative?.checked)
      const representative = { typed, checked }
      const isOpen = checked !== null && screen({ ...context, at }, { ...found, representative }).open.length > 0
      const next: OpenRegistration = {
        ...found,
        step: isOpen ? 'screening' : checked ? 'consent' : 'representative',
        screening: isOpen ? 'open' : 'clear',
        representative,
        consent: isKept ? found.consent : voidConsent(tx, found, at),
      }
      writeRegistration(tx, context.ports.deskKeys, signedIn(context).id, next, at)
      context.ports.emit('printing')
      return accepted({ problems: reading.ok ? [] : reading.problems })
    }),
  ),
]
