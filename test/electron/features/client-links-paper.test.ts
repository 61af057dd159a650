// The printed list of linked services (product.md §3): what it says, and to whom it is given.
import { expect, test } from 'vitest'
import { layoutPaper, paperLinesToText } from '../../../shared/domain/paper.ts'
import { printLinks } from '../../../shared/contract/clients.ts'
import { linkedServicesBlocks, type LinkedServicesData } from '../../../shared/domain/linked-services-paper.ts'
import { addClient, addLink } from '../../support/client-sample.ts'
import { grantOf } from '../../support/proving-client.ts'
import { openRegisteringDesk, until } from '../../support/registering-desk.ts'

const seriesNumber = '7515654321'

test('the list names every service under its address, and hides the number that holds it', async () => {
  const desk = await openRegisteringDesk()
  const client = addClient(desk)
  addLink(desk, client, { serviceId: 'rs-water', account: '3149990011', address: 'г. Энск, ул. Бумажная, д. 1, кв. 2' })
  addLink(desk, client, {
    serviceId: 'povv-cold-water',
    account: '3149990012',
    address: 'г. Энск, ул. Бумажная, д. 1, кв. 2',
  })
  addLink(desk, client, { serviceId: 'rs-water', account: '3149990013' })
  const before = desk.printer.papers.length
  await desk.value(printLinks, { grant: await grantOf(desk, client, 'document', seriesNumber) })
  await until('the list on paper', () => desk.printer.papers.length > before)
  const text = paperLinesToText(desk.printer.papers.at(-1)?.lines ?? []).replaceAll('\u00a0', ' ')
  for (const said of [
    'ПРИВЯЗАННЫЕ УСЛУГИ',
    'Ёлкина А. В.',
    'Без адреса',
    'ЛС 3149990011',
    'ЛС 3149990012',
    'ЛС 3149990013',
    '+7 912 ***-**-89',
  ])
    expect(text).toContain(said)
  expect(text.match(/Бумажная/g)).toHaveLength(1) // one address is one heading
  expect(text).toMatch(/Всего услуг\s+3/)
  expect(text).not.toMatch(/3456789|345-67|Викторовна|654321/)
  // Nothing of it stays in the queue's row.
  expect(desk.database.db.get("SELECT kind, body FROM print_jobs WHERE kind = 'linked_services'")).toEqual({
    kind: 'linked_services',
    body: null,
  })
})

test('who has no services gets no list', async () => {
  const desk = await openRegisteringDesk()
  const client = addClient(desk)
  const grant = await grantOf(desk, client, 'document', seriesNumber)
  expect(await desk.error(printLinks, { grant })).toMatchObject({ code: 'clients.no_links' })
})

test('the list fits the narrowest roll, whatever the names', () => {
  const data: LinkedServicesData = {
    paper: 'linked_services',
    holderName: 'Константинопольская-Задунайская А. В.',
    services: [
      {
        serviceName: 'Обращение с твёрдыми коммунальными отходами и содержание общего имущества',
        providerName: 'ООО «Очень длинное название управляющей компании»',
        account: '11-0007785',
        address: 'г. Челябинск, проспект Победы, д. 302а, корп. 12, кв. 1045',
        numberMasked: '+7 912 •••-••-89',
      },
    ],
    moment: { localDate: '2026-11-22', localTime: '08:30:00' },
    cashierName: 'Кассирова Анна',
  }
  for (const columns of [32, 42, 48]) {
    const lines = layoutPaper({ blocks: linkedServicesBlocks(data) }, columns)
    expect(lines.length).toBeGreaterThan(8)
    for (const line of lines) if (line.kind === 'text') expect(line.text.length).toBeLessThanOrEqual(columns)
  }
})
