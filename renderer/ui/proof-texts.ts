import type { registrationView } from '../../shared/contract/registration.ts'
import type { z } from '../../shared/contract/zod.ts'
import type { CardReason } from '../../shared/domain/card-reasons.ts'
import { dictionary } from '../i18n/dictionary.ts'
import type { PluralForms } from '../i18n/plural.ts'

type Delivery = NonNullable<z.output<typeof registrationView>['code']>['delivery']

/** How a client proves who it is without the document in hand, and why a card is looked at of who is not here. */
export const proofTexts = dictionary(
  {
    bySms: 'Код по СМС',
    byDocument: 'Документом',
    smsTitle: 'Код на телефон клиента',
    smsWhy: 'Код придёт на подтверждённый телефон, клиент назовёт его вам. Откроется вся карточка, привязка и отвязка.',
    noPhone: 'Подтверждённого телефона у клиента нет: попросите документ (Ins).',
    phones: 'Подтверждённые телефоны',
    send: 'Отправить код',
    sentTo: (phone: string) => `Код отправлен на ${phone}:`,
    delivery: {
      queued: 'ждёт отправки',
      sending: 'отправляется',
      sent: 'принят шлюзом',
      delivered: 'доставлен на телефон',
      failed: 'не доставлен',
      unknown: 'неизвестно, дошёл ли',
    } as Record<Delivery, string>,
    code: 'Код из СМС, 6 цифр',
    check: 'Проверить код',
    resend: 'Отправить ещё раз',
    attempts: { one: 'попытка', few: 'попытки', many: 'попыток', other: 'попытки' } as PluralForms,
    attemptsLeft: (count: string) => `Осталось: ${count}`,
    dead: 'Этот код уже не действует. Отправьте другой.',
    lives: (time: string) => `Код действует ещё ${time}`,
    resendIn: (time: string) => `Другой код можно отправить через ${time}`,
    noMoreToday: 'Сегодня на этот телефон больше нельзя отправлять коды: попросите документ.',
    back: 'Назад',
    reasonTitle: 'Почему открываете карточку?',
    reasonWhy: 'Клиент ничего не показал. Причина останется в аудите рядом с вашим именем.',
    reasonList: 'Причины',
    reasons: {
      client_here: 'Клиент у окна',
      client_calls: 'Клиент звонит',
      appeal: 'Обращение или жалоба',
      payment_question: 'Вопрос о платеже',
      work_check: 'Проверка работы кассира',
    } as Record<CardReason, string>,
    open: 'Открыть карточку',
  },
  {
    bySms: 'By an SMS code',
    byDocument: 'By the document',
    smsTitle: 'A code to the client’s phone',
    smsWhy:
      'The code goes to the confirmed phone, and the client tells it to you. It opens the whole card, linking and unlinking.',
    noPhone: 'The client has no confirmed phone: ask for the document (Ins).',
    phones: 'Confirmed phones',
    send: 'Send the code',
    sentTo: (phone: string) => `The code was sent to ${phone}:`,
    delivery: {
      queued: 'waiting to be sent',
      sending: 'being sent',
      sent: 'taken by the gateway',
      delivered: 'delivered to the phone',
      failed: 'not delivered',
      unknown: 'nobody knows whether it arrived',
    } as Record<Delivery, string>,
    code: 'Code from the SMS, 6 digits',
    check: 'Check the code',
    resend: 'Send again',
    attempts: { one: 'attempt', other: 'attempts' } as PluralForms,
    attemptsLeft: (count: string) => `Left: ${count}`,
    dead: 'This code is no longer valid. Send another one.',
    lives: (time: string) => `The code is valid for ${time}`,
    resendIn: (time: string) => `Another code can be sent in ${time}`,
    noMoreToday: 'No more codes may go to this phone today: ask for the document.',
    back: 'Back',
    reasonTitle: 'Why do you open the card?',
    reasonWhy: 'The client has shown nothing. The reason stays in the audit beside your name.',
    reasonList: 'Reasons',
    reasons: {
      client_here: 'The client is at the window',
      client_calls: 'The client is on the phone',
      appeal: 'An appeal or a complaint',
      payment_question: 'A question about a payment',
      work_check: 'Checking a cashier’s work',
    } as Record<CardReason, string>,
    open: 'Open the card',
  },
)
