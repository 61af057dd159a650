import { useEffect, useRef, useState } from 'react'
import type { OutputOf } from '../../shared/contract/define.ts'
import { getPhone, switchPhone } from '../../shared/contract/phone.ts'
import { useAction } from '../api/use-command.ts'
import { useQuery } from '../api/use-query.ts'
import { formatMobile, parseMobile } from '../../shared/domain/phone.ts'
import { dictionary, useTexts } from '../i18n/dictionary.ts'
import { useShortcuts } from '../keys/shortcuts.ts'
import { useDeskClock } from '../ui/desk-clock.ts'
import { KeyHint } from '../ui/key-hint.tsx'
import { ErrorNotice } from '../ui/notice.tsx'
import { useSession } from '../ui/session-context.ts'
import { useWindowState } from '../ui/window-state.ts'
import styles from './virtual-phone.module.css'

type PhoneView = NonNullable<OutputOf<typeof getPhone>>

const texts = dictionary(
  {
    title: 'Телефон клиента (ДЕМО)',
    show: 'Телефон клиента: показать или убрать',
    hide: 'Убрать',
    isOn: 'включён',
    isOff: 'выключен',
    switchLabel: 'Телефон включён',
    empty: 'Сообщений нет. Сюда придёт СМС, когда вы отправите код.',
    emptyOff: 'Телефон выключен: СМС на него не дойдёт.',
    to: (phone: string) => `на ${phone}`,
  },
  {
    title: "The client's phone (DEMO)",
    show: "The client's phone: show or hide",
    hide: 'Hide',
    isOn: 'on',
    isOff: 'off',
    switchLabel: 'The phone is on',
    empty: 'No messages. The SMS comes here when you send a code.',
    emptyOff: 'The phone is off: no SMS will reach it.',
    to: (phone: string) => `to ${phone}`,
  },
)

/** What the client sees and the cashier does not know: on a demo desk only. It never takes the focus. */
export function VirtualPhone() {
  const { desk } = useSession()
  const { value: phone } = useQuery(getPhone, desk.kind === 'demo' ? {} : null)
  return phone == null ? null : <Phone phone={phone} />
}

function Phone({ phone }: { phone: PhoneView }) {
  const text = useTexts(texts)
  const [opened, setOpened] = useState(false)
  useOpeningByItself(phone, () => setOpened(true))
  // Elsewhere it would stand in the light of the basket or the receipt.
  const screen = useWindowState((state) => state.screen)
  useEffect(() => setOpened(false), [screen])
  const toggle = (): void => setOpened(!opened)
  useShortcuts([{ hotkey: 'mod+T', keys: 'Ctrl T', label: text.show, run: toggle, inLine: false }])
  if (!opened) return null
  return (
    <section className={styles['place']} aria-label={text.title}>
      <header className={styles['head']}>
        <span className={styles['title']}>{text.title}</span>
        <PowerSwitch on={phone.on} />
        <button type="button" className={styles['hide']} onClick={() => setOpened(false)}>
          {text.hide} <KeyHint keys="Ctrl T" />
        </button>
      </header>
      <div className={styles['body']} data-off={!phone.on || undefined}>
        <div className={styles['screen']}>
          <Messages phone={phone} />
        </div>
      </div>
    </section>
  )
}

function Messages({ phone }: { phone: PhoneView }) {
  const text = useTexts(texts)
  const clock = useDeskClock()
  return (
    // Longer than the screen, it is walked by the arrow keys.
    <ul className={styles['messages']} aria-live="polite" tabIndex={0} aria-label={text.title}>
      {phone.messages.length === 0 && <li className={styles['empty']}>{phone.on ? text.empty : text.emptyOff}</li>}
      {phone.messages.map((message) => (
        <li key={message.id} className={styles['message']}>
          <span className={styles['from']}>
            <span>{text.to(written(message.to))}</span>
            <time dateTime={message.at}>{clock.time(message.at)}</time>
          </span>
          {message.text}
        </li>
      ))}
    </ul>
  )
}

const written = (to: string): string => {
  const mobile = parseMobile(to)
  return mobile === null ? to : formatMobile(mobile)
}

function PowerSwitch({ on }: { on: boolean }) {
  const text = useTexts(texts)
  const power = useAction(switchPhone)
  return (
    <>
      <button
        type="button"
        role="switch"
        aria-checked={on}
        aria-label={text.switchLabel}
        className={styles['switch']}
        onClick={() => void power.run({ on: !on })}
      >
        <span className={styles['knob']} aria-hidden="true" />
        {on ? text.isOn : text.isOff}
      </button>
      <ErrorNotice error={power.error} />
    </>
  )
}

/** A message that comes shows the phone; those that lay there before do not. */
function useOpeningByItself(phone: PhoneView, open: () => void): void {
  const newest = phone.messages[0]?.id ?? null
  const seen = useRef(newest)
  useEffect(() => {
    if (seen.current === newest) return
    seen.current = newest
    if (newest !== null) open()
  })
}
