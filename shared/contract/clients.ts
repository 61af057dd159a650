import { authorityKinds } from '../domain/authority-kinds.ts'
import { cardReasons } from '../domain/card-reasons.ts'
import { type Level, levels } from '../domain/client-acts.ts'
import { documentKinds } from '../domain/document-kinds.ts'
import { numberKinds, numberStates } from '../domain/system-number.ts'
import { action, command, query } from './define.ts'
import { ownerUse } from './registration.ts'
import { codeState } from './sms.ts'
import { calendarDate, done, instant, kopecks, nothing, typedText, uuid, visitRefusals } from './values.ts'
import { z } from './zod.ts'

export { type Level, levels }

/**
 * Who fits a phone, a document, a number, an account, an address, a receipt or the words of a name; masked for
 * everyone who may search. At most 50.
 */
export const findClients = query('clients.find', {
  access: 'clients',
  personal: true,
  input: z.strictObject({ words: typedText(100) }),
  output: z.strictObject({
    matched: z.enum(['phone', 'receipt', 'document', 'number', 'account', 'address', 'name', 'nothing_typed']),
    clients: z.array(
      z.strictObject({
        clientId: uuid,
        /** «Иванова А. В.». */
        shortName: z.string(),
        birthYear: z.int(),
        numbersMasked: z.array(z.string()),
        links: z.int(),
      }),
    ),
    more: z.boolean(),
  }),
})

/** Opens a card for this client's visit: an audit event, and a grant that the card's queries need. */
export const openCard = command('clients.openCard', {
  access: 'clients',
  personal: true,
  input: z.strictObject({
    clientId: uuid,
    proof: z.discriminatedUnion('kind', [
      /** Merely named, the client at the window; refused where the role must say why it looks. */
      z.strictObject({ kind: z.literal('none') }),
      z.strictObject({ kind: z.literal('reason'), reason: z.enum(cardReasons) }),
      /** Series and number from the document in hand, of the client or of a representative; compared in main. */
      z.strictObject({ kind: z.literal('document'), seriesNumber: typedText(30) }),
      /** Just registered at this window. */
      z.strictObject({ kind: z.literal('registration'), registrationId: uuid }),
      /** The code that `sendProofCode` has sent. */
      z.strictObject({ kind: z.literal('sms'), codeId: uuid, code: z.string().regex(/^\d{6}$/) }),
    ]),
  }),
  output: z.strictObject({ grant: uuid, level: z.enum(levels) }),
  refusals: [
    'clients.unknown',
    'clients.document_differs',
    'clients.document_to_check', // a list says something of who shows it
    'clients.authority_over', // the document of a representative whose authority has ended
    'clients.proof_unknown',
    'clients.reason_needed',
    'clients.code_wrong', // attemptsLeft
    'clients.code_expired',
    'clients.code_used_up',
  ],
})

/**
 * Sends a code to a confirmed phone of the client: who says it has proved who it is (product.md, levels). Also sends it
 * again: the one before is void.
 */
export const sendProofCode = command('clients.sendProofCode', {
  access: 'clients',
  personal: true,
  input: z.strictObject({ grant: uuid, numberId: uuid }),
  output: z.strictObject({ codeId: uuid }),
  refusals: [
    'clients.grant_ended',
    'clients.sms_off',
    'clients.number_unknown',
    'clients.phone_not_confirmed',
    'clients.resend_too_early', // resendAt
    'clients.too_many_codes', // limit a day to a phone
  ],
})

/** How the code stands; null when the visit has ended, or it is not this client's. */
export const getProofCode = query('clients.getProofCode', {
  access: 'clients',
  personal: true,
  input: z.strictObject({ grant: uuid, codeId: uuid }),
  output: codeState.nullable(),
})

/** Prints the list of linked services for the client (product.md §3). */
export const printLinks = command('clients.printLinks', {
  access: 'clients',
  personal: true,
  input: z.strictObject({ grant: uuid }),
  output: z.strictObject({ printJobId: uuid }),
  refusals: [...visitRefusals, 'clients.no_links'],
})

/** The visit is over: the grant is void. */
export const closeCard = action('clients.closeCard', {
  access: 'clients',
  input: z.strictObject({ grant: uuid }),
  output: done,
})

/** Names, document and numbers are masked below `proved`. Null when the grant has ended. */
export const clientCard = z.strictObject({
  clientId: uuid,
  level: z.enum(levels),
  /** Full at `proved`, «Иванова А. В.» below. */
  name: z.string(),
  shortName: z.string(),
  birthDate: calendarDate.nullable(),
  numbers: z.array(
    z.strictObject({
      numberId: uuid,
      kind: z.enum(numberKinds),
      shown: z.string(),
      state: z.enum(numberStates),
      issuedAt: instant,
      /** How the newest password of the number fared when it did not surely arrive; null when nothing is wrong. */
      password: z.enum(['failed', 'unknown']).nullable(),
    }),
  ),
  links: z.array(
    z.strictObject({
      linkId: uuid,
      numberId: uuid,
      serviceId: z.string(),
      serviceName: z.string(),
      providerName: z.string(),
      account: z.string(),
      address: z.string(),
      linkedAt: instant,
      /** Null: «не сверено», no register knows the account. */
      debt: z.strictObject({ asOf: calendarDate, toPayKopecks: kopecks }).nullable(),
      meters: z.array(
        z.strictObject({
          serial: z.string(),
          type: z.string(),
          lastReading: z.string(),
          lastReadOn: calendarDate,
          nextVerificationOn: calendarDate.nullable(),
        }),
      ),
    }),
  ),
  /** Every document there was, the newest first; `replacedAt` null for the current one. */
  documents: z.array(
    z.strictObject({
      kind: z.enum(documentKinds),
      shown: z.string(),
      issuedOn: calendarDate.nullable(),
      recordedAt: instant,
      replacedAt: instant.nullable(),
    }),
  ),
  /** Of residence. '' below `proved`, as the two after it. */
  address: z.string(),
  /** '' also when the client has told none. */
  email: z.string(),
  /** What the card said before, the newest first, also on a card that was merged into this one. */
  formerDetails: z.array(
    z.strictObject({
      what: z.enum(['name', 'birthDate', 'address', 'email']),
      said: z.string(),
      replacedAt: instant,
    }),
  ),
  /** The newest first. `withdrawn`: a refusal after it was given. `inForce`: the newest of its kind. */
  consents: z.array(
    z.strictObject({
      kind: z.enum(['processing', 'advertising']),
      textVersion: z.string(),
      state: z.enum(['given', 'refused', 'withdrawn']),
      inForce: z.boolean(),
      signedAt: instant,
    }),
  ),
  representatives: z.array(
    z.strictObject({
      /** Whose document opened this card. */
      isHere: z.boolean(),
      /** Full at `proved`, «Иванова А. В.» below. */
      name: z.string(),
      /** Of which kind the document is, by which the representative is recognised. */
      documentKind: z.enum(documentKinds),
      authority: z.enum(authorityKinds),
      /** Null: without a term of its own. */
      validUntil: calendarDate.nullable(),
      recordedAt: instant,
      /** Neither over nor replaced by another paper. */
      inForce: z.boolean(),
    }),
  ),
  /** Cards that were merged into this one, undone merges too. */
  merges: z.array(
    z.strictObject({ mergedAt: instant, operatorName: z.string(), reason: z.string(), undoneAt: instant.nullable() }),
  ),
  /** The last 10 payments of this client's linked services at this desk. Empty below `proved`. */
  payments: z.array(
    z.strictObject({
      paymentId: uuid,
      receiptNumber: z.string(),
      acceptedAt: instant,
      serviceName: z.string(),
      account: z.string(),
      amountKopecks: kopecks,
      /** Of the slip by which it was given back; null while it stands. */
      slipNumber: z.string().nullable(),
    }),
  ),
  /** Who opened the card and when, the last 10. */
  views: z.array(
    z.strictObject({
      at: instant,
      operatorName: z.string(),
      level: z.enum(levels),
      /** Where the role had to say why. */
      reason: z.enum(cardReasons).nullable(),
    }),
  ),
  owner: ownerUse,
  /** As of when «Город» told what happened there; before the first import limits are by what this desk knows. */
  gorodData: z.union([z.literal('not_loaded'), instant]),
})
export type ClientCard = z.output<typeof clientCard>

export const getCard = query('clients.getCard', {
  access: 'clients',
  personal: true,
  input: z.strictObject({ grant: uuid }),
  output: clientCard.nullable(),
})

/** Blocks a number at the client's word: needs no document. Unblocking needs one. */
export const blockNumber = command('clients.blockNumber', {
  access: 'clients',
  personal: true,
  input: z.strictObject({ grant: uuid, numberId: uuid, blocked: z.boolean() }),
  output: done,
  refusals: [...visitRefusals, 'clients.number_unknown', 'clients.number_revoked'],
})

/** Where to write to the client; '' takes it off the card. What was there stays in the history. */
export const changeEmail = command('clients.changeEmail', {
  access: 'clients',
  personal: true,
  input: z.strictObject({ grant: uuid, email: typedText(254) }),
  output: done,
  refusals: [...visitRefusals, 'clients.email_invalid'],
})

/** How many clients this desk knows, counted up to a thousand; for the empty state of the search. */
export const countClients = query('clients.count', {
  access: 'clients',
  input: nothing,
  output: z.strictObject({ clients: z.int(), more: z.boolean() }),
})
