import { dictionary } from './dictionary.ts'

export const smsLampTexts = dictionary(
  {
    name: 'СМС',
    ready: 'СМС уходят.',
    off: 'СМС на этом месте не уходят: шлюз не настроен или не проверен.',
    offTodo: 'Клиентам можно выпускать номера «Город». Шлюз настраивает и проверяет администратор.',
    deaf: 'Отчёты о доставке СМС не слышны.',
    deafTodo: 'СМС уходят, но неизвестно, дошли ли. Скажите администратору.',
    undelivered: 'Пароль не доставлен',
    undeliveredTodo:
      'Номер подтверждён, но пароля у клиента нет. На карточке клиента (F4) сбросьте пароль: уйдёт новый.',
    states: { failed: 'не доставлен', unknown: 'неизвестно' },
  },
  {
    name: 'SMS',
    ready: 'SMS are sent.',
    off: 'This desk sends no SMS: no gateway is set up, or none is proved.',
    offTodo: '“Gorod” numbers can be issued. The administrator sets up the gateway and proves it.',
    deaf: 'Delivery reports are not heard.',
    deafTodo: 'SMS are sent, but nobody knows whether they arrive. Tell the administrator.',
    undelivered: 'A password did not arrive',
    undeliveredTodo:
      "The number is confirmed, but the client has no password. Reset it on the client's card (F4): a new one is sent.",
    states: { failed: 'not delivered', unknown: 'not known' },
  },
)
