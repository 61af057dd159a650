import { dictionary } from './dictionary.ts'
import type { Sentences } from './sentence.ts'

/** Approval in place by a supervisor. */
export const approvalSentences: Sentences = dictionary(
  {
    'approvals.needed': {
      what: 'Нужно разрешение старшего кассира: операция не выполнена.',
      todo: 'Позовите старшего кассира и повторите: он введёт свой логин и пароль здесь же.',
    },
    'approvals.own': {
      what: 'Свою операцию разрешить самому себе нельзя.',
      todo: 'Разрешить должен другой старший кассир.',
    },
    'approvals.not_permitted': {
      what: 'Этот оператор не может разрешать операции.',
      todo: 'Нужен логин старшего кассира с постоянным паролем.',
    },
    'approvals.not_approvable': {
      what: 'Эту операцию разрешить на месте нельзя.',
      todo: 'Закройте окно и начните операцию заново.',
    },
  },
  {
    'approvals.needed': {
      what: 'A supervisor must approve this: nothing was done.',
      todo: 'Call a supervisor and repeat: the own login and password are typed here.',
    },
    'approvals.own': {
      what: 'Nobody approves an own operation.',
      todo: 'Another supervisor must approve it.',
    },
    'approvals.not_permitted': {
      what: 'This operator may not approve operations.',
      todo: 'A supervisor’s login with a permanent password is needed.',
    },
    'approvals.not_approvable': {
      what: 'This operation can’t be approved here.',
      todo: 'Close the window and begin the operation anew.',
    },
  },
)
