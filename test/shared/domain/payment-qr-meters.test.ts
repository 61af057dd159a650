import { expect, test } from 'vitest'
import { typeUnderRussianLayout } from '../../../shared/domain/keyboard-layout.ts'
import { parsePaymentQr, readPaymentQr } from '../../../shared/domain/payment-qr.ts'
import { mandatory, samples } from './payment-qr-samples.ts'

const metersOf = (tail: string) => readPaymentQr(`${mandatory}|PersAcc=1|${tail}`).meters

test('one meter, in any order of its parts and spelling of its keys', () => {
  const meter = { serviceName: 'ХВС', meter: '00123', value: '678' }
  expect(metersOf('ServiceName=ХВС|CounterId=00123|CounterVal=678')).toEqual([meter])
  expect(metersOf('counterval=678|Counterld=00123|SERVICENAME=ХВС')).toEqual([meter])
  expect(readPaymentQr(samples[13]).meters).toEqual([{ serviceName: '40', meter: '11', value: '678' }])
})

test('several meters follow each other, and are no contradiction', () => {
  const code = `${mandatory}|PersAcc=1|Sum=5|ServiceName=ХВС|CounterId=1|CounterVal=5,25|ServiceName=ГВС|CounterId=2|CounterVal=6`
  const { qr, meters, ambiguous } = readPaymentQr(code)
  expect(meters).toEqual([
    { serviceName: 'ХВС', meter: '1', value: '5,25' },
    { serviceName: 'ГВС', meter: '2', value: '6' },
  ])
  expect(qr).toMatchObject({ ok: true, sumKopecks: 5, warnings: [] })
  expect(ambiguous.size).toBe(0)
  expect(metersOf('CounterVal=5|CounterId=1|CounterVal=6|CounterId=2')).toEqual([
    { serviceName: '', meter: '1', value: '5' },
    { serviceName: '', meter: '2', value: '6' },
  ])
})

test('a code of a service is no meter, and what is no number is no reading', () => {
  expect(readPaymentQr(samples[10]).meters).toEqual([])
  for (const value of ['', '-5', 'много', '1e5', '5.', '1234567890', '5 6'])
    expect(metersOf(`ServiceName=ХВС|CounterId=1|CounterVal=${value}`), value).toEqual([])
})

test('without a meter the same keys twice are a contradiction like any other', () => {
  const { qr, ambiguous } = readPaymentQr(`${mandatory}|PersAcc=1|PersAcc=2|ServiceName=1|ServiceName=2`)
  expect(qr).toMatchObject({ ok: true, warnings: expect.arrayContaining(['field_ambiguous']) })
  expect([...ambiguous]).toEqual([
    ['PersAcc', ['1', '2']],
    ['ServiceName', ['1', '2']],
  ])
})

test('under the Russian layout the value stays and the texts are left out', () => {
  const typed = typeUnderRussianLayout('ST00012|PersAcc=1|ServiceName=HVS|CounterId=12|CounterVal=678')
  expect(readPaymentQr(typed).meters).toEqual([{ serviceName: '', meter: '12', value: '678' }])
})

test('parsePaymentQr says what it always said', () => {
  expect(Object.keys(parsePaymentQr(samples[13])).toSorted()).toEqual([
    'fields',
    'ok',
    'period',
    'sumKopecks',
    'warnings',
  ])
})
