import { dictionary, useTexts } from '../i18n/dictionary.ts'
import { Notice } from '../ui/notice.tsx'
import { Screen } from '../ui/screen.tsx'

const texts = dictionary(
  {
    title: 'Город·Касса',
    none: 'Для вашей роли экранов пока нет.',
    todo: 'Платежи принимает кассир или старший кассир. Чтобы сменить оператора, нажмите Ctrl+L и выйдите.',
  },
  {
    title: 'Город·Касса',
    none: 'There are no screens for your role yet.',
    todo: 'Payments are taken by a cashier or a supervisor. To change the operator press Ctrl+L and sign out.',
  },
)

/** A role whose workflows do not exist yet: said plainly, with the way on. */
export function NoWorkflow() {
  const text = useTexts(texts)
  return (
    <Screen title={text.title}>
      <Notice look="note" title={text.none}>
        <p>{text.todo}</p>
      </Notice>
    </Screen>
  )
}
