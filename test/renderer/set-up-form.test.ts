import { describe, expect, test } from 'vitest'
import {
  emptySetUp,
  isStepDone,
  setUpInputOf,
  type SetUpForm,
  setUpSteps,
  stepOfRefusal,
  wrongFields,
} from '../../renderer/features/desk/set-up-form.ts'
import { setUp } from '../../shared/contract/desk.ts'
import { makePhrase } from '../../shared/domain/recovery-phrase.ts'

const groups = makePhrase(Uint8Array.from({ length: 16 }, (_, index) => index * 13))

const filled: SetUpForm = {
  details: {
    ...emptySetUp.details,
    bankName: 'ПАО «ЧЕЛЯБИНВЕСТБАНК»',
    bankBic: '047501779',
    officeName: 'Отделение 12',
    deskNumber: '17',
  },
  printer: emptySetUp.printer,
  administrator: { name: 'Главный И. И.', login: 'glavny', password: 'сосна и 7', again: 'сосна и 7' },
  passphrase: 'шесть гусей',
  passphraseAgain: 'шесть гусей',
  made: { groups, osStore: false },
  typed: groups,
}

describe('the form of the first start', () => {
  test('filled in right gives what the contract takes', () => {
    expect([...wrongFields(filled)]).toEqual([])
    const input = setUpInputOf(filled)
    expect(setUp.input.safeParse(input).success).toBe(true)
    expect(input).toMatchObject({ passphrase: 'шесть гусей', phrase: groups.join(' ') })
    // Where the system keeps secrets nobody was asked for a passphrase.
    expect(setUpInputOf({ ...filled, made: { groups, osStore: true } })?.passphrase).toBeNull()
  })

  test('empty names what must be filled in, and no step but the printer is done', () => {
    expect([...wrongFields(emptySetUp)]).toEqual([
      'bankName',
      'bankBic',
      'officeName',
      'deskNumber',
      'name',
      'login',
      'password',
    ])
    expect(setUpSteps.filter((step) => isStepDone(emptySetUp, step))).toEqual(['printer'])
    expect(setUpInputOf(emptySetUp)).toBeNull()
  })

  test('says of each field what main would refuse, and only of that field', () => {
    const { details, administrator } = filled
    const crimes: [Partial<SetUpForm>, string[]][] = [
      [{ details: { ...details, bankBic: '147501779' } }, ['bankBic']],
      [{ details: { ...details, deskNumber: '12345' } }, ['deskNumber']],
      [{ details: { ...details, cityTimeZone: 'Asia/Chelyabinsk-2' } }, ['cityTimeZone']],
      [{ details: { ...details, cityTimeZone: '' } }, ['cityTimeZone']],
      [{ administrator: { ...administrator, login: 'два слова' } }, ['login']],
      [{ administrator: { ...administrator, password: 'коротко', again: 'коротко' } }, ['password']],
      [
        { administrator: { ...administrator, login: 'glavny12', password: 'Glavny12', again: 'Glavny12' } },
        ['password'],
      ],
      [{ administrator: { ...administrator, again: 'другой' } }, ['again']],
      [{ passphrase: 'аааааааааа', passphraseAgain: 'аааааааааа' }, ['passphrase']],
      [{ passphraseAgain: '' }, ['passphraseAgain']],
    ]
    for (const [crime, fields] of crimes)
      expect([...wrongFields({ ...filled, ...crime })], fields.join()).toEqual(fields)
    // Not asked for, not judged.
    expect([
      ...wrongFields({ ...filled, passphrase: '', passphraseAgain: '', made: { groups, osStore: true } }),
    ]).toEqual([])
  })

  test('is not sent until every group was typed back as it was shown', () => {
    for (let index = 0; index < 8; index++)
      for (const wrong of ['', '123456', '000011', groups[(index + 1) % 8] ?? '']) {
        const typed = groups.map((group, at) => (at === index ? wrong : group))
        expect(setUpInputOf({ ...filled, typed })).toBeNull()
      }
  })

  test('leads from a refusal to the step where it is mended', () => {
    for (const code of setUp.refusals)
      expect(stepOfRefusal(code) ?? 'stays', code).toBe(
        {
          'desk.bic_invalid': 'details',
          'desk.time_zone_unknown': 'details',
          'operators.password_weak': 'administrator',
          'operators.login_invalid': 'administrator',
          'keys.passphrase_weak': 'administrator',
          'keys.passphrase_needed': 'administrator',
          'keys.phrase_wrong': 'typing',
          'keys.phrase_missing': 'stays',
          'desk.already_set_up': 'stays',
        }[code],
      )
  })
})
