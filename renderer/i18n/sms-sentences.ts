import { dictionary } from './dictionary.ts'
import type { Sentences } from './sentence.ts'

/** `sms.*`: why an SMS was not, or not surely, delivered; and the refusals of its settings. */
export const smsSentences: Sentences = dictionary(
  {
    'sms.phone_off': {
      what: 'Телефон выключен или вне сети.',
      todo: 'Спросите, включён ли он, и отправьте ещё раз.',
    },
    'sms.gateway_down': {
      what: 'Шлюз СМС не отвечает.',
      todo: 'Место пробует само. Не ждёте — выпустите номер «Город»; скажите администратору.',
    },
    'sms.gateway_busy': {
      what: 'Шлюз СМС перегружен.',
      todo: 'Место пробует само. Не ждёте — выпустите номер «Город».',
    },
    'sms.gateway_silent': {
      what: 'Шлюз СМС принял связь и замолчал: СМС могла уйти.',
      todo: 'Спросите клиента, пришла ли она. Скажите администратору.',
    },
    'sms.gateway_denied': {
      what: 'Шлюз СМС не принимает логин или пароль места.',
      todo: 'Скажите администратору: их надо ввести заново в настройках СМС.',
    },
    'sms.gateway_error': {
      what: 'По адресу шлюза СМС отвечает что-то другое, или его сертификату нельзя верить.',
      todo: 'Скажите администратору: в настройках СМС надо проверить адрес и сертификат.',
    },
    'sms.not_routable': { what: 'Шлюз не отправляет на этот номер.', todo: 'Введите другой телефон.' },
    'sms.number_refused': { what: 'Шлюз не принимает этот номер.', todo: 'Проверьте номер или введите другой.' },
    'sms.undelivered': {
      what: 'Оператор связи не доставил СМС.',
      todo: 'Проверьте номер; отправьте ещё раз или введите другой телефон.',
    },
    'sms.rejected': {
      what: 'Оператор связи отклонил СМС: такого номера может не быть.',
      todo: 'Проверьте номер или введите другой телефон.',
    },
    'sms.expired': {
      what: 'Телефон слишком долго был вне сети.',
      todo: 'Отправьте ещё раз, когда его включат, или введите другой телефон.',
    },
    'sms.no_report': {
      what: 'Отчёта о доставке не было: неизвестно, дошла ли СМС.',
      todo: 'Спросите клиента, пришла ли она.',
    },
    'sms.too_late': { what: 'СМС не успела уйти.', todo: 'Отправьте ещё раз.' },
    'sms.interrupted': {
      what: 'Программа была закрыта во время отправки: СМС могла уйти.',
      todo: 'Спросите клиента, пришла ли она.',
    },
    'sms.body_lost': { what: 'Текст СМС не читается.', todo: 'Отправьте ещё раз.' },
    'sms.restored': {
      what: 'Место восстановлено из копии: СМС могла уйти уже после неё.',
      todo: 'Спросите клиента, пришла ли она.',
    },
    'sms.cancelled': { what: 'СМС отозвана и не уходила.', todo: 'Отправьте ещё раз, если она нужна.' },
    'sms.demo_only_phone': {
      what: 'На учебном месте СМС уходят только на виртуальный телефон.',
      todo: 'Шлюз настраивают на рабочем месте.',
    },
    'sms.ca_file_unreadable': {
      what: 'В файле удостоверяющего центра нет сертификата, или файл не открыть.',
      todo: 'Укажите полный путь к файлу PEM на этом компьютере, например /etc/gorod-kassa/bank-ca.pem.',
    },
    'sms.field_wrong': {
      what: 'Одно из полей шлюза заполнено неверно.',
      todo: 'Исправьте отмеченное поле и сохраните ещё раз.',
    },
    'sms.password_needed': {
      what: 'Для нового адреса или логина нужен его пароль.',
      todo: 'Введите пароль шлюза: прежний к другому шлюзу не уходит.',
    },
    'sms.not_set_up': { what: 'Шлюз СМС не настроен.', todo: 'Заполните настройки и сохраните их.' },
    'sms.phone_invalid': {
      what: 'Это не мобильный номер России.',
      todo: 'Введите номер, например +7 (912) 345-67-89.',
    },
    'sms.probe_under_way': { what: 'Прошлая проба ещё передаётся шлюзу.', todo: 'Подождите несколько секунд.' },
    'sms.probe_other': { what: 'Это не последняя проба.', todo: 'Посмотрите на последнюю и ответьте о ней.' },
    'sms.probe_not_sent': { what: 'Шлюз эту пробу не принял.', todo: 'Отправьте пробное сообщение ещё раз.' },
    'sms.probe_needs_report': {
      what: 'Шлюз с отчётами доказывает себя отчётом.',
      todo: 'Дождитесь отчёта или выберите «отчётов нет» и сохраните.',
    },
  },
  {
    'sms.phone_off': { what: 'The phone is off or out of reach.', todo: 'Ask whether it is on, and send again.' },
    'sms.gateway_down': {
      what: 'The SMS gateway does not answer.',
      todo: 'The desk keeps trying. To go on at once issue a “Gorod” number; tell the administrator.',
    },
    'sms.gateway_busy': {
      what: 'The SMS gateway is overloaded.',
      todo: 'The desk keeps trying. To go on at once issue a “Gorod” number.',
    },
    'sms.gateway_silent': {
      what: 'The SMS gateway took the connection and fell silent: the SMS may have left.',
      todo: 'Ask the client whether it came. Tell the administrator.',
    },
    'sms.gateway_denied': {
      what: 'The SMS gateway does not accept user or password of this desk.',
      todo: 'Tell the administrator: they must be typed anew in the SMS settings.',
    },
    'sms.gateway_error': {
      what: 'Something else answers at the address of the SMS gateway, or its certificate is not to be trusted.',
      todo: 'Tell the administrator: address and certificate must be checked in the SMS settings.',
    },
    'sms.not_routable': { what: 'The gateway does not send to this number.', todo: 'Type another phone.' },
    'sms.number_refused': { what: 'The gateway does not take this number.', todo: 'Check it or type another.' },
    'sms.undelivered': {
      what: 'The operator could not deliver the SMS.',
      todo: 'Check the number; send again or type another phone.',
    },
    'sms.rejected': {
      what: 'The operator refused the SMS: there may be no such number.',
      todo: 'Check the number or type another phone.',
    },
    'sms.expired': {
      what: 'The phone was out of reach for too long.',
      todo: 'Send it again when it is on, or type another phone.',
    },
    'sms.no_report': {
      what: 'No report came: it is not known whether the SMS arrived.',
      todo: 'Ask the client whether it came.',
    },
    'sms.too_late': { what: 'The SMS could not leave in time.', todo: 'Send it again.' },
    'sms.interrupted': {
      what: 'The program was closed while sending: the SMS may have left.',
      todo: 'Ask the client whether it came.',
    },
    'sms.body_lost': { what: 'The text of the SMS cannot be read.', todo: 'Send it again.' },
    'sms.restored': {
      what: 'The desk was restored from a backup: the SMS may have left after it was made.',
      todo: 'Ask the client whether it came.',
    },
    'sms.cancelled': { what: 'The SMS was called back and never left.', todo: 'Send it again if it is needed.' },
    'sms.demo_only_phone': {
      what: 'On a demo desk SMS go to the virtual phone only.',
      todo: 'A gateway is set up on a real desk.',
    },
    'sms.ca_file_unreadable': {
      what: 'The file of the certificate centre holds no certificate, or cannot be opened.',
      todo: 'Give the whole path of a PEM file on this computer, for example /etc/gorod-kassa/bank-ca.pem.',
    },
    'sms.field_wrong': {
      what: 'A field of the gateway is not right.',
      todo: 'Mend the marked field and save again.',
    },
    'sms.password_needed': {
      what: 'A new address or user needs its password.',
      todo: 'Type the password: the former one never goes to another gateway.',
    },
    'sms.not_set_up': { what: 'No SMS gateway is set up.', todo: 'Fill in the settings and save them.' },
    'sms.phone_invalid': {
      what: 'This is no Russian mobile number.',
      todo: 'Type a number, for example +7 (912) 345-67-89.',
    },
    'sms.probe_under_way': { what: 'The last probe is still going to the gateway.', todo: 'Wait a few seconds.' },
    'sms.probe_other': { what: 'This is not the last probe.', todo: 'Look at the last one and answer about it.' },
    'sms.probe_not_sent': { what: 'The gateway did not take this probe.', todo: 'Send a probe again.' },
    'sms.probe_needs_report': {
      what: 'A gateway with reports proves itself by a report.',
      todo: 'Wait for it, or choose “no reports” and save.',
    },
  },
)
