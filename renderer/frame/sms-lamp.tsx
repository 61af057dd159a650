import { getSmsLamp, getUndeliveredPasswords } from '../../shared/contract/sms.ts'
import { useQuery } from '../api/use-query.ts'
import { useTexts } from '../i18n/dictionary.ts'
import { smsLampTexts } from '../i18n/sms-lamp-texts.ts'
import { useDeskClock } from '../ui/desk-clock.ts'
import { useSentences } from '../ui/sentences-context.ts'
import { useMay } from '../ui/session-context.ts'
import { Lamp, Told } from './lamp.tsx'

/** The way to phones, and the passwords that did not arrive. */
export function SmsLamp() {
  const text = useTexts(smsLampTexts)
  const { byCode } = useSentences()
  const { value } = useQuery(getSmsLamp, {})
  if (value === undefined) return null
  const { way, reason, listener, undelivered } = value
  const isDeaf = listener !== 'off' && listener !== 'listening'
  const glow = way === 'failing' ? 'bad' : undelivered > 0 || isDeaf ? 'ask' : way === 'ready' ? 'good' : 'unknown'
  const told = reason === null ? null : byCode(`sms.${reason}`)
  return (
    <Lamp name={text.name} glow={glow}>
      {told !== null && <Told what={told.what} todo={told.todo} />}
      {way === 'off' && <Told what={text.off} todo={text.offTodo} />}
      {way === 'ready' && undelivered === 0 && !isDeaf && <Told what={text.ready} />}
      {isDeaf && <Told what={text.deaf} todo={text.deafTodo} />}
      {undelivered > 0 && <Undelivered />}
    </Lamp>
  )
}

function Undelivered() {
  const text = useTexts(smsLampTexts)
  const clock = useDeskClock()
  const mayKnow = useMay('clients')
  const { value = [] } = useQuery(getUndeliveredPasswords, mayKnow ? {} : null)
  return (
    <>
      <Told what={text.undelivered} todo={text.undeliveredTodo} />
      <ul>
        {value.map((row) => (
          <li key={row.numberId} className="spread">
            <span>{row.shortName}</span>
            <span className="second">
              {text.states[row.state]} · {clock.date(row.at)} {clock.time(row.at)}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
