import { getCeiling } from '../../shared/contract/cash-orders.ts'
import { formatMoney } from '../../shared/domain/money.ts'
import { useQuery } from '../api/use-query.ts'
import { dictionary, useTexts } from '../i18n/dictionary.ts'
import { useWindowState } from '../ui/window-state.ts'
import { Lamp, Told } from './lamp.tsx'

const texts = dictionary(
  {
    name: 'Лимит ящика',
    above: 'В ящике больше лимита.',
    aboveBy: (sum: string) => `В ящике больше лимита на ${sum}.`,
    todo: 'Сдайте лишнее в хранилище или в другую кассу, как будет минута без клиента.',
    way: 'Наличные',
  },
  {
    name: 'Drawer ceiling',
    above: 'The drawer is above its ceiling.',
    aboveBy: (sum: string) => `The drawer is ${sum} above its ceiling.`,
    todo: 'Send what is over to the vault or to another desk when there is a minute without a client.',
    way: 'Cash orders',
  },
)

/** Calm: it says so, and the way to hand over; nothing is kept from being paid. */
export function CeilingLamp() {
  const text = useTexts(texts)
  const show = useWindowState((state) => state.show)
  const { value } = useQuery(getCeiling, {})
  if (value === undefined || !value.above) return null
  const { overKopecks } = value
  return (
    <Lamp name={text.name} glow="ask" way={{ label: text.way, run: () => show('cash') }}>
      <Told what={overKopecks === null ? text.above : text.aboveBy(formatMoney(overKopecks))} todo={text.todo} />
    </Lamp>
  )
}
