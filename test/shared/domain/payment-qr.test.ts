import { describe, expect, test } from 'vitest'
import { parsePaymentQr } from '../../../shared/domain/payment-qr.ts'
import { paymentQrIssues } from '../../../shared/domain/payment-qr-issues.ts'
import { cleanCode, mandatory, read, samples } from './payment-qr-samples.ts'

describe('every sample bill of the standard and of the wild is read', () => {
  test('the example of the standard itself', () => {
    const { fields, sumKopecks, period, warnings } = read(samples[1])
    expect(fields).toEqual({
      Name: 'ООО «Три кита»',
      PersonalAcc: '40702810138250123017',
      BankName: 'ОАО "БАНК"',
      BIC: '044525225',
      CorrespAcc: '30101810400000000225',
      PayeeINN: '6200098765',
      LastName: 'Иванов',
      FirstName: 'Иван',
      MiddleName: 'Иванович',
      Purpose: 'Оплата членского взноса',
      PayerAddress: 'г.Рязань ул.Ленина д.10 кв.15',
      Sum: '100000',
    })
    expect({ sumKopecks, period, warnings }).toEqual({ sumKopecks: 100000, period: null, warnings: [] })
    expect(paymentQrIssues(fields)).toEqual(['payee_inn_invalid'])
  })

  test('lower-camel keys come out in the spelling of the standard, empty ones not at all', () => {
    const { fields, sumKopecks, period, warnings } = read(samples[2])
    expect(fields.PersAcc).toBe('987654331')
    expect(fields.PayerAddress).toBe('344038, Ростовская обл, г Ростов-на-Дону, пр-кт Ленина, д. 85, к. 3, кв. 1')
    expect(fields.Category).toBe('001')
    expect(Object.keys(fields)).not.toContain('PayerINN')
    expect({ sumKopecks, period, warnings }).toEqual({ sumKopecks: 381630, period: '2026-04', warnings: [] })
    expect(paymentQrIssues(fields)).toEqual([])
  })

  test('test data with wrong control keys are read, and said to be wrong', () => {
    const { fields, sumKopecks } = read(samples[3])
    expect(sumKopecks).toBe(12351)
    expect(paymentQrIssues(fields)).toEqual(
      expect.arrayContaining(['personal_acc_key_invalid', 'corresp_acc_key_invalid']),
    )
  })

  test('an electricity bill', () => {
    const { fields, sumKopecks, period, warnings } = read(samples[5])
    expect(fields).toMatchObject({ PersAcc: '2287008779', RegType: '6', TechCode: '02', PayeeINN: '7736520080' })
    expect({ sumKopecks, period, warnings }).toEqual({ sumKopecks: 61069, period: '2021-02', warnings: [] })
    expect(paymentQrIssues(fields)).toEqual([])
  })

  test('a bill with an empty name and a zero additional amount', () => {
    const { fields, sumKopecks, period, warnings } = read(samples[10])
    expect(fields).toMatchObject({ BankName: "АО  'АЛЬФА-БАНК' г. Москва", AddAmount: '0', ServiceName: '5000' })
    expect(Object.keys(fields)).not.toContain('LastName')
    expect({ sumKopecks, period, warnings }).toEqual({ sumKopecks: 383296, period: '2024-01', warnings: [] })
    expect(paymentQrIssues(fields)).toEqual([])
  })

  test('a code of the mandatory block alone has no sum and needs none', () => {
    const { fields, sumKopecks, period, warnings } = read(samples[12])
    expect(Object.keys(fields)).toEqual(['Name', 'PersonalAcc', 'BankName', 'BIC', 'CorrespAcc'])
    expect({ sumKopecks, period, warnings }).toEqual({ sumKopecks: null, period: null, warnings: [] })
    expect(paymentQrIssues(fields)).toEqual([])
  })

  test('all additional fields, with the three accounts kept apart', () => {
    const { fields, period, warnings } = read(samples[13])
    expect(fields.PersonalAcc).toBe('40702810138250123017')
    expect(fields.PersonalAccount).toBe('343-34-34')
    expect(fields.PersAcc).toBe('40101810500000010001')
    expect(fields.PensAcc).toBe('116-973-385 89')
    expect(fields.AddAmount).toBe('14155')
    expect(Object.keys(fields)).toHaveLength(5 + 32)
    expect({ period, warnings }).toEqual({ period: '2015-06', warnings: [] })
  })
})

describe('keys', () => {
  test.each([
    ['persAcc', 'PersAcc'],
    ['PERSACC', 'PersAcc'],
    ['sUM', 'Sum'],
    ['Docldx', 'DocIdx'],
    ['PayerldType', 'PayerIdType'],
    ['PayerldNum', 'PayerIdNum'],
    ['Counterld', 'CounterId'],
    ['Quittld', 'QuittId'],
    ['Ruleld', 'RuleId'],
    ['Execld', 'ExecId'],
    ['FitstName', 'FirstName'],
    ['PensAccNo', 'PensAcc'],
    ['payTerm', 'PaymTerm'],
    ['payPeriod', 'PaymPeriod'],
    ['INN', 'PayeeINN'],
    ['СВС', 'CBC'],
    ['ОКТМО', 'OKTMO'],
    ['РеrsАсс', 'PersAcc'],
    [' Pers Acc\n', 'PersAcc'],
    ['\ufeffPersAcc', 'PersAcc'],
  ])('%j is %s of the standard', (key, standard) => {
    expect(read(`${mandatory}|${key}=012021`).fields).toHaveProperty(standard, '012021')
  })

  test('keys that the standard does not know stand verbatim', () => {
    const tail =
      'KaznPersonalAcc=1|calc=2|debt=3|penaltyfee=4|KSK_PeriodPok=202208|QuickPay=https://pay.example/?a=1&b=2|OKATO=5'
    const { fields, period } = read(`${mandatory}|${tail}`)
    expect(fields).toMatchObject({ KaznPersonalAcc: '1', calc: '2', debt: '3', penaltyfee: '4', OKATO: '5' })
    expect(fields['QuickPay']).toBe('https://pay.example/?a=1&b=2')
    expect(period).toBeNull()
  })

  test('a key that names something of JavaScript is a key like others', () => {
    const { fields } = read(`${mandatory}|__proto__=1|constructor=2`)
    expect(Object.getOwnPropertyNames(fields)).toEqual(expect.arrayContaining(['__proto__', 'constructor']))
    expect(Object.getPrototypeOf(fields)).toBe(Object.prototype)
  })

  test('order does not matter', () => {
    const [header, ...parts] = cleanCode.split('|')
    expect(read([header, ...parts.toReversed()].join('|')).fields).toEqual(read(cleanCode).fields)
  })

  test.each([
    ['Name', 'name_missing'],
    ['PersonalAcc', 'personal_acc_missing'],
    ['BankName', 'bank_name_missing'],
    ['BIC', 'bic_missing'],
    ['CorrespAcc', 'corresp_acc_missing'],
  ])('a missing %s is a warning only', (key, warning) => {
    const without = cleanCode.replace(new RegExp(`\\|${key}=[^|]*`), '')
    expect(read(without).warnings).toEqual([warning])
  })

  test('a code without an account of the payee and of the payer is refused', () => {
    expect(parsePaymentQr('ST00012|Name=ООО|BIC=044525225|PersonalAccount=1')).toEqual({
      ok: false,
      reason: 'no_account',
    })
    expect(parsePaymentQr('ST00012|Name=ООО|PersAcc=1').ok).toBe(true)
    expect(parsePaymentQr('ST00012')).toEqual({ ok: false, reason: 'no_account' })
  })

  test('a key with two different values is taken in neither, with equal ones once', () => {
    const twice = read(`${cleanCode}|PERSACC=1`)
    expect(twice.fields.PersAcc).toBeUndefined()
    expect(twice.warnings).toEqual(['field_ambiguous'])
    expect(read(`${cleanCode}|PERSACC=2287008779`)).toEqual(read(cleanCode))
    expect(read(`${mandatory}|PersonalAcc=40702810338360027201`).warnings).toEqual(['field_ambiguous'])
  })
})

describe('values and separators', () => {
  test('a value holds everything after the first =', () => {
    expect(read(`${mandatory}|Purpose=a=b=c`).fields.Purpose).toBe('a=b=c')
  })

  test.each(['', '   ', 'Null', 'NULL', '\n', '\r\n', '""', '-'])('%j says nothing', (empty) => {
    const { fields, warnings } = read(`${mandatory}|LastName=${empty}|`)
    expect(Object.keys(fields)).not.toContain('LastName')
    expect(warnings).toEqual([])
  })

  test.each([...'#;:^_~{}!$%&()*+,/@', '\t', '\u001d', '\n', '\r\n'])(
    'the separator is the 8th character: %j',
    (separator) => {
      expect(read(mandatory.replaceAll('|', separator))).toEqual(read(mandatory))
    },
  )

  test('another separator leaves | in a value alone', () => {
    const { fields, warnings } = read(`${mandatory.replaceAll('|', '#')}#Purpose=Взнос | кв. 5 |x=1`)
    expect(fields.Purpose).toBe('Взнос | кв. 5 |x=1')
    expect(warnings).toEqual([])
  })

  test('a generator that joins the optional fields with | is understood and warned of', () => {
    const { fields, sumKopecks, warnings } = read(`${mandatory.replaceAll('|', '#')}|Sum=500|PersAcc=77`)
    expect(fields).toMatchObject({ CorrespAcc: '30101810400000000225', PersAcc: '77' })
    expect(sumKopecks).toBe(500)
    expect(warnings).toEqual(['separator_unusual'])
    expect(read(`${mandatory.replaceAll('|', '#')}|Purpose=a=b|PersAcc=77`).fields.Purpose).toBe('a=b')
  })

  test('a forgotten separator after the header does not cost the first field', () => {
    const { fields, warnings } = read(mandatory.replace('|', ''))
    expect(fields.Name).toBe('ООО «Дом»')
    expect(warnings).toEqual(['separator_unusual'])
  })

  test('a part without a key is left out and warned of', () => {
    const { fields, warnings } = read(`${mandatory}|Purpose=Взнос|кв. 5`)
    expect(fields.Purpose).toBe('Взнос')
    expect(warnings).toEqual(['stray_text'])
  })

  test('line breaks inside the string fold into a space, in account numbers into nothing', () => {
    const { fields, warnings } = read(
      mandatory.replace('ООО «Дом»', 'ООО\r\n«Дом»').replace('138250', '138\n250').replaceAll('|', '|\n'),
    )
    expect(fields.Name).toBe('ООО «Дом»')
    expect(fields.PersonalAcc).toBe('40702810138250123017')
    expect(warnings).toEqual([])
  })

  test.each([
    ['a byte-order mark', `\ufeff${cleanCode}`],
    ['CR LF at the end', `${cleanCode}\r\n`],
    ['a symbology identifier of a QR code', `]Q1${cleanCode}`],
    ['a symbology identifier of Data Matrix', `]d2${cleanCode}`],
    ['an ECI designator', `]Q2\\000026${cleanCode}`],
    ['a configured prefix of the scanner', `~QR${cleanCode}`],
    ['a misread byte-order mark', `ï»¿${cleanCode}`],
    ['STX and ETX', `\u0002${cleanCode}\u0003`],
    ['a header in lower case', cleanCode.replace('ST', 'st')],
  ])('%s around the code is no part of it', (_name, text) => {
    expect(read(text)).toEqual(read(cleanCode))
  })
})
