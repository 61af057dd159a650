import { getScannerPort } from '../../shared/contract/scanner.ts'
import { useQuery } from '../api/use-query.ts'
import { dictionary, useTexts } from '../i18n/dictionary.ts'
import { Lamp, Told } from './lamp.tsx'

const texts = dictionary(
  {
    name: 'Сканер',
    ready: 'Сканер на порту работает.',
    gone: 'Сканера на порту нет.',
    goneTodo: 'Проверьте кабель: место подхватит его само. Пока вводите счёт руками.',
    failed: 'Порт сканера не открывается.',
    failedTodo: 'Скажите администратору: причина стоит в «Проверке сканера». Пока вводите счёт руками.',
  },
  {
    name: 'Scanner',
    ready: 'The scanner at the port works.',
    gone: 'There is no scanner at the port.',
    goneTodo: 'Check the cable: the desk takes it up by itself. Until then type the account.',
    failed: 'The port of the scanner cannot be opened.',
    failedTodo: 'Tell the administrator: “Scanner check” says why. Until then type the account.',
  },
)

/** Only where a port is set: a scanner that types can't be seen. */
export function ScannerLamp() {
  const text = useTexts(texts)
  const { value } = useQuery(getScannerPort, {})
  if (value === undefined || value.state === 'off') return null
  const { state } = value
  return (
    <Lamp name={text.name} glow={state === 'open' ? 'good' : state === 'opening' ? 'unknown' : 'bad'}>
      {state === 'open' || state === 'opening' ? (
        <Told what={text.ready} />
      ) : state === 'gone' ? (
        <Told what={text.gone} todo={text.goneTodo} />
      ) : (
        <Told what={text.failed} todo={text.failedTodo} />
      )}
    </Lamp>
  )
}
