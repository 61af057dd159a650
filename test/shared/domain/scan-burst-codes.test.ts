// What codes hold and how they end that looks like something else.
import { describe, expect, test } from 'vitest'
import { BurstDesk } from '../../support/burst-desk.ts'

const code = 'ST00012|Name=OOO "TEST"|PersonalAcc=40702810138250123017|Sum=100000|PaymPeriod=08.2026'

describe('line breaks inside the string of a bill (domain.md §1.4)', () => {
  const broken = 'ST00012|Name=OOO\nPersAcc=7\n\nSum=100'

  test('are of the scan, which ends when nothing follows them', () => {
    const desk = new BurstDesk().type(`${broken}\n`, 10)
    expect(desk.scans).toEqual([])
    desk.silence(60)
    expect(desk.scans).toMatchObject([{ scan: 'ST00012|Name=OOO\nPersAcc=7\nSum=100', endedBy: 'terminator' }])
    expect(desk.page).not.toContain('Enter')
  })

  test('a bill is waited for no longer than a tenth of a blink', () => {
    expect(new BurstDesk().type(`${code}\n`, 10).silence(59).scans).toEqual([])
    expect(new BurstDesk().type(`${code}\n`, 10).silence(60).scans).toHaveLength(1)
  })

  test('negative control: another code ends with its terminator', () => {
    expect(new BurstDesk().type('4600000000015\n', 10).texts).toEqual(['4600000000015'])
  })
})

describe('a code shorter than a burst', () => {
  test('is one when its terminator comes at a pace that no hand has', () => {
    const desk = new BurstDesk().type('7785\n', 10)
    expect(desk.texts).toEqual(['7785'])
    expect([desk.undone, desk.page.includes('Enter')]).toEqual([1, false])
  })

  test.each([
    ['at the pace of the quickest hand', '5000\n', 40],
    ['three digits only', '500\n', 10],
    ['one key alone', '0000\n', 10],
  ])('%s it is typing, and Enter is the cashier’s', (_name, text, gapMs) => {
    const desk = new BurstDesk().type(text, gapMs).silence(1000)
    expect(desk.scans).toEqual([])
    expect(desk.page.at(-1)).toBe('Enter')
  })
})

describe('the 00 and 000 keys of a cash keyboard', () => {
  test('send one key several times at once, and a sum typed with them is no scan', () => {
    const desk = new BurstDesk().type('1', 200)
    for (const zeros of ['00', '000']) desk.type('0', 100).type(zeros.slice(1), 4)
    expect(desk.key({ code: 'Enter' }, 120).silence(1000).scans).toEqual([])
    expect(desk.page).toHaveLength(7)
  })
})

describe('characters typed by their code: Alt and the number pad', () => {
  const byCode = (desk: BurstDesk, digits: string): BurstDesk => {
    desk.key({ code: 'AltLeft', alt: true }, 4)
    for (const digit of digits) desk.key({ code: `Numpad${digit}`, alt: true }, 4)
    return desk
  }

  test('do not break a burst, and are its letters', () => {
    const desk = new BurstDesk().type('ST00011|Name=', 8)
    for (const digits of ['0206', '0206', '0206']) byCode(desk, digits)
    desk.type('|Sum=1\n', 8).silence(60)
    expect(desk.texts).toEqual(['ST00011|Name=ООО|Sum=1'])
    expect(desk.page.filter((key) => key.startsWith('Numpad'))).toEqual([])
  })

  test('a scanner that types every character so is told from a person too', () => {
    const desk = new BurstDesk()
    for (const char of '3141234567') byCode(desk, String(char.charCodeAt(0)).padStart(4, '0'))
    expect(desk.key({ code: 'Enter' }, 4).texts).toEqual(['3141234567'])
    expect(desk.undone).toBe(1)
  })

  test('without a zero in front they are of the DOS page', () => {
    const desk = new BurstDesk().type('ST00011|Name=', 8)
    expect(byCode(desk, '142').type('|\n', 8).silence(60).texts).toEqual(['ST00011|Name=О|'])
  })

  test('negative control: a person’s «» by hand stays typing', () => {
    const desk = new BurstDesk()
    for (const digits of ['0171', '0187']) {
      desk.key({ code: 'AltLeft', alt: true }, 300)
      for (const digit of digits) desk.key({ code: `Numpad${digit}`, alt: true }, 90)
    }
    expect(desk.silence(1000).scans).toEqual([])
    expect(desk.page.filter((key) => key.startsWith('Numpad'))).toHaveLength(8)
  })
})
