/**
 * What may still happen about a shift after its Z: appended to the closed shift and listed on it, the Z itself stays.
 * `print_came_out`, `print_lost`: what was said of a paper whose outcome was unknown.
 */
export const lateEventKinds = [
  'recount',
  'settlement',
  'print_came_out',
  'print_lost',
  'application',
  'register_sent',
  'hand_over_taken',
] as const
export type LateEventKind = (typeof lateEventKinds)[number]

/** What may be open when a shift ends. `difference`: of an earlier shift, and not settled yet. */
export const openThingKinds = ['print_queued', 'print_unknown', 'draft', 'transit', 'register', 'difference'] as const
export type OpenThingKind = (typeof openThingKinds)[number]

/** As the Z and its copies name them. */
export const lateEventWords: Readonly<Record<LateEventKind, string>> = {
  recount: 'Пересчёт после закрытия',
  settlement: 'Расхождение урегулировано',
  print_came_out: 'Бумага напечатана',
  print_lost: 'Бумага не вышла',
  application: 'Заявление плательщика',
  register_sent: 'Реестр отправлен',
  hand_over_taken: 'Остаток принят',
}

export const openThingWords: Readonly<Record<OpenThingKind, string>> = {
  print_queued: 'Ждут печати',
  print_unknown: 'Печать под вопросом',
  draft: 'Прерванный платёж',
  transit: 'Деньги в пути',
  register: 'Реестр не отправлен',
  difference: 'Расхождение не урегулировано',
}
